package io.tradefold.api;

import java.util.function.LongSupplier;

/**
 * A store that has just failed is left alone for half a second, lest everybody who needs it waits
 * for its timeout, one after the other.
 */
public final class LeftAlone {

  private static final long NANOS = 500_000_000;

  private final LongSupplier nanoTime;
  private volatile long failedAt;

  /**
   * @param nanoTime in nanoseconds from anywhere, as {@link System#nanoTime}
   */
  public LeftAlone(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.failedAt = nanoTime.getAsLong() - NANOS;
  }

  public void failed() {
    failedAt = nanoTime.getAsLong();
  }

  public boolean isNow() {
    return nanoTime.getAsLong() - failedAt < NANOS;
  }
}
