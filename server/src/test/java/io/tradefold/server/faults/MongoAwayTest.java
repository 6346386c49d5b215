package io.tradefold.server.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import io.tradefold.api.Position;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.server.processes.ServerProcess;
import io.tradefold.server.processes.StoresProcess;
import io.tradefold.stores.CutWire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MongoDB goes away under load, with views and tokens, and comes back. Commands are accepted
 * meanwhile; who reads is told at once to come again; and soon after its return views go on.
 */
class MongoAwayTest {

  private static final Logger LOG = LoggerFactory.getLogger(MongoAwayTest.class);
  private static final int TRADERS = 4;
  private static final int SOME = 40;
  private static final int READERS = 12;

  /** Ten times what it takes, and less than the driver's own half minute. */
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path folder;
  private volatile boolean away;

  @Test
  void commandsAreAcceptedAndReadersHearSoonThatTheyMustWait() {
    long seed = Long.getLong("tradefold.kill.seed", System.nanoTime());
    LOG.info("tradefold.kill.seed={}", seed);
    Floor floor = new Floor(TRADERS, seed);
    try (StoresProcess stores = new StoresProcess(folder);
        CutWire wire = new CutWire(portOf(stores.settings()));
        ServerProcess server =
            new ServerProcess(
                folder,
                floor.people(),
                Map.of(
                    "spring.mongodb.uri",
                    "mongodb://127.0.0.1:%d/tradefold?retryWrites=false".formatted(wire.port())))) {
      server.start();
      floor.open(server);
      try (Load load = new Load(server, floor.traders, this::look)) {
        load.awaitMore(SOME);

        away = true;
        wire.cut();
        readersAreTurnedAway(server, floor.traders.getFirst());
        long missed = done(floor.traders.getFirst());
        itsHealthSaysSo(server);
        Absence.of(load, SOME);
        wire.mend();
        long mended = System.nanoTime();
        await()
            .atMost(SOON.multipliedBy(2))
            .until(() -> shown(server, floor.traders.getFirst()) >= missed);
        LOG.info("went on {} ms after its return", (System.nanoTime() - mended) / 1_000_000);

        away = false;
        load.awaitMore(SOME);
        assertThat(load.stop()).as("traders without an answer").isZero();
      }
      showsWhatHappenedMeanwhile(server, floor.traders.getFirst());
      floor.isRight(server);
    }
  }

  /** Whoever was just reading when it went gives up soon, and sends commands again. */
  private void look(Api api, Trader.Step step) {
    String overview = Figures.overview(step.account());
    while (!away) {
      Answer answer =
          api.get(overview, "Tradefold-Min-Position", step.answer().position(), "Prefer", "wait=1");
      if (answer.status() != 503) {
        Figures.overviewIsRight(answer, step.account());
        return;
      }
    }
  }

  /** The position of the last thing somebody did. */
  private static long done(Trader trader) {
    return Position.parse(requireNonNull(trader.last()).position()).index();
  }

  /** Up to where the log is shown; -1 while nothing is. */
  private static long shown(ServerProcess server, Trader trader) {
    Answer answer = server.api(trader.name).get(Figures.overview(trader.accounts.getFirst()));
    return answer.status() == 200 ? Position.parse(answer.position()).index() : -1;
  }

  private static void showsWhatHappenedMeanwhile(ServerProcess server, Trader trader) {
    Answer last = requireNonNull(trader.last());
    String overview = Figures.overview(trader.accounts.getFirst());
    Answer shown = server.api(trader.name).getAfter(last, overview);
    assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
  }

  private static void readersAreTurnedAway(ServerProcess server, Trader trader) {
    Api api = server.api(trader.name);
    String overview = Figures.overview(trader.accounts.getFirst());
    long start = System.nanoTime();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> reading =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> api.get(overview), readers))
              .limit(READERS)
              .toList();
      assertThat(reading.stream().map(CompletableFuture::join))
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.json().get("type").asString()).endsWith(":unavailable");
              });
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    LOG.info("{} readers turned away within {} ms", READERS, taken.toMillis());
    assertThat(taken).isLessThan(SOON);
  }

  /** Whoever spreads the load goes on sending commands here. */
  private static void itsHealthSaysSo(ServerProcess server) {
    Api operator = server.api(ServerProcess.OPERATOR);
    Answer health = operator.get("/actuator/health");
    assertThat(health.status()).as(health.toString()).isEqualTo(503);
    assertThat(health.json().at("/components/views/status").asString()).isEqualTo("DOWN");
    assertThat(health.json().at("/components/blocked/status").asString()).isEqualTo("DEGRADED");
    assertThat(health.json().at("/components/projections/status").asString()).isEqualTo("UP");
    assertThat(operator.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private static int portOf(Map<String, String> settings) {
    String uri = requireNonNull(settings.get("spring.mongodb.uri"));
    String host = new ConnectionString(uri).getHosts().getFirst();
    return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
  }
}
