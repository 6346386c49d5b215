package io.tradefold.projection.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** For tests in which one thread waits for another. */
final class Latches {

  private Latches() {}

  /** Whether it has been counted down, within ten seconds. */
  static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
