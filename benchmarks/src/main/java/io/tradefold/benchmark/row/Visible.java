package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.Desk;
import io.tradefold.benchmark.data.Desks;
import io.tradefold.benchmark.http.Latencies;
import io.tradefold.benchmark.http.Paced;
import io.tradefold.benchmark.http.Pause;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * From the answer to a command until a dashboard shows it. Most callers only send commands; eight
 * also look. Four of them look again and again, two milliseconds apart, as if somebody pressed
 * reload; four ask once and say what they wait for. Everybody has an account of their own.
 */
final class Visible implements Row {

  private static final int COMMANDS_A_SECOND = 200;
  private static final int SENDERS = 16;
  private static final int LOOKING = 4;
  private static final int CALLERS = SENDERS + 2 * LOOKING;
  private static final int LOOKS_A_SECOND = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
  private static final double ASKED_MILLIS = 250;

  private enum Way {
    SEND,
    POLL,
    WAIT
  }

  private record Caller(Way way, Desks desks, Duration interval) {}

  @Override
  public String name() {
    return "visible";
  }

  @Override
  public String what() {
    return "p99 from acknowledged command to its overview, at %d commands/s, %,d accounts"
        .formatted(COMMANDS_A_SECOND, Desk.MOST);
  }

  @Override
  public List<Line> measure(Settings settings) {
    Path data = settings.work().resolve("visible");
    ServerProcess.delete(data);
    List<Double> polled = new ArrayList<>();
    List<Double> waited = new ArrayList<>();
    try (ServerProcess server = Servers.start(settings, data);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Caller> callers = callers(server);
      run(threads, server, callers, settings.warmUpOfCommands());
      for (int turn = 0; turn < settings.repetitions(); turn++) {
        Map<Way, Latencies> seen =
            run(threads, server, callers, settings.stretch().multipliedBy(2));
        polled.add(seen(seen, Way.POLL).millis(0.99));
        waited.add(seen(seen, Way.WAIT).millis(0.99));
      }
    }
    Samples reloading = Samples.of(polled);
    boolean reached = reloading.median() <= ASKED_MILLIS;
    return List.of(
        Line.of(
            name(), what() + ", reading again every 2 ms", "≤ 250 ms", reloading.in("ms"), reached),
        Line.told(
            name(), what() + ", waiting with Tradefold-Min-Position", Samples.of(waited).in("ms")));
  }

  private static List<Caller> callers(ServerProcess server) {
    List<Caller> callers = new ArrayList<>();
    Duration looking = Duration.ofSeconds(1).dividedBy(LOOKS_A_SECOND);
    int rest = COMMANDS_A_SECOND - 2 * LOOKING * LOOKS_A_SECOND;
    Duration sending = Duration.ofSeconds(1).multipliedBy(SENDERS).dividedBy(rest);
    try (Wire wire = new Wire(server.port())) {
      List<Desk> all = Desks.openAll(wire, "t");
      for (int number = 0; number < CALLERS; number++) {
        Desks desks = Desks.of(all, number, CALLERS);
        callers.add(
            number < LOOKING
                ? new Caller(Way.POLL, desks, looking)
                : number < 2 * LOOKING
                    ? new Caller(Way.WAIT, desks, looking)
                    : new Caller(Way.SEND, desks, sending));
      }
    }
    return callers;
  }

  /** How long it took to see, by way. */
  private static Map<Way, Latencies> run(
      ExecutorService threads, ServerProcess server, List<Caller> callers, Duration duration) {
    long until = System.nanoTime() + duration.toNanos();
    List<CompletableFuture<Latencies>> running = new ArrayList<>();
    for (int i = 0; i < callers.size(); i++) {
      Caller caller = callers.get(i);
      Duration offset = caller.interval().multipliedBy(i).dividedBy(callers.size());
      running.add(CompletableFuture.supplyAsync(() -> run(server, caller, offset, until), threads));
    }
    Map<Way, Latencies> byWay = new EnumMap<>(Way.class);
    for (int i = 0; i < callers.size(); i++) {
      seen(byWay, callers.get(i).way()).add(running.get(i).join());
    }
    Latencies polled = seen(byWay, Way.POLL);
    Latencies waited = seen(byWay, Way.WAIT);
    say(
        "visible after: polled p50 %.1f p99 %.1f ms, waited p50 %.1f p99 %.1f ms"
            .formatted(
                polled.millis(0.5), polled.millis(0.99), waited.millis(0.5), waited.millis(0.99)));
    return byWay;
  }

  private static Latencies seen(Map<Way, Latencies> byWay, Way way) {
    return byWay.computeIfAbsent(way, none -> new Latencies());
  }

  private static Latencies run(ServerProcess server, Caller caller, Duration offset, long until) {
    Latencies latencies = new Latencies();
    try (Wire wire = new Wire(server.port())) {
      Paced.run(
          caller.interval(),
          offset,
          () -> System.nanoTime() < until,
          due -> {
            Desk desk = caller.desks().next();
            Reply command = wire.send(desk.next()).expectSuccess();
            if (caller.way() != Way.SEND) {
              latencies.add(untilSeen(wire, caller.way(), desk, command));
            }
          });
    }
    return latencies;
  }

  private static long untilSeen(Wire wire, Way way, Desk desk, Reply command) {
    long acknowledged = System.nanoTime();
    if (way == Way.WAIT) {
      wire.send(desk.calls().getAfter(command, desk.overviewPath())).expect(200);
    } else {
      while (wire.send(desk.overview()).expect(200).index() < command.index()) {
        Pause.of(BETWEEN_LOOKS);
      }
    }
    return System.nanoTime() - acknowledged;
  }
}
