package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.processes.ServerProcess;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server dies in the middle of a flush, and its stores, which are servers of their own, keep
 * everything it has written: MongoDB may be ahead of Redis, and both of the token.
 */
class CrashTest {

  private static final Logger LOG = LoggerFactory.getLogger(CrashTest.class);
  private static final int TRADERS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"overview", "redis"})
  void whatAFlushHasLeftHalfDoneIsCompletedOnce(String step) {
    long seed = Long.getLong("tradefold.kill.seed", System.nanoTime());
    int flushes = 10 + new Random(seed).nextInt(40);
    LOG.info("crash after {} of flush {}, tradefold.kill.seed={}", step, flushes, seed);
    Floor floor = new Floor(TRADERS, seed);
    try (LocalMongo mongo = new LocalMongo();
        LocalRedis redis = new LocalRedis();
        ServerProcess server =
            new ServerProcess(
                folder,
                floor.people(),
                Map.of(
                    "spring.mongodb.uri",
                    mongo.uri(),
                    "spring.data.redis.url",
                    "redis://127.0.0.1:" + redis.port(),
                    "tradefold.crash.after",
                    step,
                    "tradefold.crash.flushes",
                    Integer.toString(flushes)))) {
      server.start(CrashingServer.class);
      floor.open(server);
      try (Load load = new Load(server, floor.traders, Figures::overviewIsRight)) {
        assertThat(server.awaitEnd()).isEqualTo(CrashingServer.CRASHED);
        assertThat(load.stop()).as("nobody is answered any more").isEqualTo(TRADERS);
      }
      floor.isLogged(LoggedKeys.in(server.data()));

      server.start();
      floor.isRight(server);
    }
  }
}
