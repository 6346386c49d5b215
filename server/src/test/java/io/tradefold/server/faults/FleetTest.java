package io.tradefold.server.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.processes.Fleet;
import io.tradefold.server.processes.FleetLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} of one process after the other under load, each with one role, on one PostgreSQL,
 * one MongoDB and one Redis. Where there are two of each role, the other one takes over; where
 * there is one, it is started again. Whoever gets no answer asks again with the same key; in the
 * end every acknowledged command is in the log once, every figure is what the traders' own books
 * say, and what is stored is what follows from the log.
 *
 * <p>{@code tradefold.kill.fleets} says how many processes of each role: for example {@code 1,2}.
 */
class FleetTest {

  private static final Logger LOG = LoggerFactory.getLogger(FleetTest.class);
  private static final int TRADERS = 6;
  private static final int COMMANDS = 40;
  private static final int OF_EACH = 6;

  /** Several times what it takes: a segment is anybody's five seconds after its owner's end. */
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @TempDir Path folder;

  static int[] each() {
    return Arrays.stream(System.getProperty("tradefold.kill.fleets", "2").split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /** With others in their roles all are started again together; alone, each at once. */
  private static void killInTurn(List<Fleet.Member> members, Load load, boolean others) {
    for (Fleet.Member member : members) {
      long start = System.nanoTime();
      member.process().kill();
      if (others) {
        load.awaitMoreOfEach(OF_EACH);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        LOG.info(
            "{} killed: {} more commands of each trader, each shown, within {} ms",
            member.name(),
            OF_EACH,
            taken.toMillis());
        assertThat(taken).as("others take over").isLessThan(WITHIN);
      } else {
        member.process().start();
        load.awaitMore(COMMANDS);
      }
    }
    if (others) {
      Fleet.start(members);
      load.awaitMore(COMMANDS);
    }
  }

  @ParameterizedTest(name = "{0} of each role")
  @MethodSource("each")
  void theOthersTakeOverWhenOneIsKilled(int each) {
    Floor floor = new Floor(TRADERS, 7);
    try (Fleet fleet = new Fleet(folder, floor.people(), each, FleetLog.POSTGRESQL)) {
      floor.open(fleet);
      try (Load load = Load.lasting(fleet, floor.traders, Figures::overviewIsRight)) {
        load.awaitMore(COMMANDS);
        for (int number = 1; number <= each; number++) {
          killInTurn(fleet.members(number), load, each > 1);
        }
        load.stop();
      }
      floor.isLogged(LoggedKeys.at(requireNonNull(fleet.settings().get("spring.datasource.url"))));
      floor.isRight(fleet);
    }
  }
}
