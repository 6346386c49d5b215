package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.processes.ServerProcess;
import io.tradefold.stores.LocalRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis goes away under load and comes back, never with what it held when it went. All the while
 * commands are accepted, and every trader who has just been answered reads what it led to.
 */
class RedisAwayTest {

  private static final Logger LOG = LoggerFactory.getLogger(RedisAwayTest.class);
  private static final int TRADERS = 4;
  private static final int SOME = 40;

  @TempDir Path folder;

  /** How it comes back. */
  enum Back {
    EMPTY,
    FROM_AN_OLD_DUMP;

    void bring(LocalRedis redis) {
      switch (this) {
        case EMPTY -> redis.comeBackEmpty();
        case FROM_AN_OLD_DUMP -> redis.comeBackAsSaved();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsRefusedAndNobodySeesAnythingStale(Back back) {
    long seed = Long.getLong("tradefold.kill.seed", System.nanoTime());
    LOG.info("back {}, tradefold.kill.seed={}", back, seed);
    Floor floor = new Floor(TRADERS, seed);
    try (LocalRedis redis = new LocalRedis();
        ServerProcess server =
            new ServerProcess(
                folder,
                floor.people(),
                Map.of("spring.data.redis.url", "redis://127.0.0.1:" + redis.port()))) {
      server.start();
      floor.open(server);
      try (Load load = new Load(server, floor.traders, Figures::overviewIsRight)) {
        load.awaitMore(SOME);
        redis.save();
        load.awaitMore(SOME);

        redis.goAway();
        Absence.of(load, SOME);
        assertThat(load.stop()).as("traders without an answer").isZero();
      }
      back.bring(redis);
      try (Load load = new Load(server, stillTrading(floor), Figures::overviewIsRight)) {
        load.awaitMore(SOME);
        assertThat(load.stop()).as("traders without an answer").isZero();
      }
      floor.isRight(server);
    }
  }

  /** The others do nothing any more that would bring Redis up to date by itself. */
  private static List<Trader> stillTrading(Floor floor) {
    return floor.traders.subList(TRADERS / 2, TRADERS);
  }
}
