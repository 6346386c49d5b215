package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api;
import io.tradefold.server.processes.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} of the whole server at random moments under load, again and again on the same
 * data. After each: every acknowledged command is in the log once, a repeated one is answered as
 * before, every figure is what the traders' own books say, and what is stored is what follows from
 * the log. In every other round a projection is being rebuilt meanwhile, and gets rebuilt.
 *
 * <p>{@code tradefold.kill.rounds} says how often, {@code tradefold.kill.seed} repeats the choices
 * of a run; what the machine does meanwhile is another matter.
 */
class KillTest {

  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
  private static final int TRADERS = 6;
  private static final int MOST_COMMANDS = 240;
  private static final List<String> PROJECTIONS = List.of("ledgers", "trades");

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostOrDoubledHoweverOftenTheServerIsKilled() {
    int rounds = Integer.getInteger("tradefold.kill.rounds", 5);
    long seed = Long.getLong("tradefold.kill.seed", System.nanoTime());
    LOG.info("{} kills, tradefold.kill.seed={}", rounds, seed);
    Random random = new Random(seed);
    Floor floor = new Floor(TRADERS, seed);
    try (ServerProcess server = new ServerProcess(folder, floor.people(), Map.of())) {
      server.start();
      floor.open(server);
      for (int round = 1; round <= rounds; round++) {
        boolean rebuilding = round % 2 == 1;
        if (rebuilding) {
          Rebuilding.begins(operator(server), PROJECTIONS.get(random.nextInt(PROJECTIONS.size())));
        }
        killUnderLoad(server, floor, 1 + random.nextInt(MOST_COMMANDS));
        if (random.nextBoolean()) {
          server.killWhatItStarted();
        }
        floor.isLogged(LoggedKeys.in(server.data()));
        server.start();
        floor.isRight(server);
        if (rebuilding) {
          Rebuilding.ends(operator(server));
          floor.isRight(server);
        }
        LOG.info("Round {} of {} survived", round, rounds);
      }
      server.kill();
      floor.isLogged(LoggedKeys.in(server.data()));
    }
  }

  private static Api operator(ServerProcess server) {
    return server.api(ServerProcess.OPERATOR);
  }

  private static void killUnderLoad(ServerProcess server, Floor floor, int commands) {
    try (Load load = new Load(server, floor.traders, Figures::overviewIsRight)) {
      load.awaitMore(commands);
      server.kill();
      assertThat(load.stop()).as("nobody is answered any more").isEqualTo(TRADERS);
    }
  }
}
