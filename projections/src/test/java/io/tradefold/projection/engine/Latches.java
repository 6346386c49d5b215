package io.tradefold.projection.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** For tests in which one thread waits for another. */
final class Latches {

  private Latches() {}

  /** Whether it has been counted down, within ten seconds. */
  static boolean await(CountDownLatch latch) {
    return await(latch, Duration.ofSeconds(10));
  }

  /** Whether it has been counted down within that time. */
  static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
