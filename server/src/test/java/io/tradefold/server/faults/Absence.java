package io.tradefold.server.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** While a store is away: {@code tradefold.away.seconds}, and work goes on. */
final class Absence {

  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("tradefold.away.seconds", 5));

  private Absence() {}

  /**
   * @param commands so many are answered meanwhile, at least
   */
  static void of(Load load, int commands) {
    long start = System.nanoTime();
    load.awaitMore(commands);
    await()
        .atMost(LENGTH.plusSeconds(5))
        .until(() -> System.nanoTime() - start >= LENGTH.toNanos());
  }
}
