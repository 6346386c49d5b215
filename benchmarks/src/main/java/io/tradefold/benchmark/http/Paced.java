package io.tradefold.benchmark.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does something so many times a second, however long each time takes. */
public final class Paced {

  private Paced() {}

  /** One time. */
  @FunctionalInterface
  public interface Step {

    /**
     * @param due when it should have begun, on the nanosecond clock; later when the one before took
     *     longer than its share
     */
    void at(long due);
  }

  /**
   * @param offset of the first from now, so that callers don't all begin together
   * @param goesOn asked before each
   */
  public static void run(Duration interval, Duration offset, BooleanSupplier goesOn, Step step) {
    long due = System.nanoTime() + offset.toNanos();
    while (goesOn.getAsBoolean()) {
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
        continue;
      }
      step.at(due);
      due += interval.toNanos();
    }
  }
}
