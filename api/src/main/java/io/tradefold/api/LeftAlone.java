package io.tradefold.api;

/**
 * A store that has just failed is left alone for half a second, lest everybody who needs it waits
 * for its timeout, one after the other.
 */
public final class LeftAlone {

  private static final long NANOS = 500_000_000;

  private volatile long failedAt = System.nanoTime() - NANOS;

  public void failed() {
    failedAt = System.nanoTime();
  }

  public boolean isNow() {
    return System.nanoTime() - failedAt < NANOS;
  }
}
