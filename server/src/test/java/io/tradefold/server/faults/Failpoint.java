package io.tradefold.server.faults;

import io.tradefold.api.performance.Overview;
import io.tradefold.projection.engine.Checkpoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Strikes after a step of a flush that has written overviews to MongoDB, so that there is something
 * for Redis: other flushes pass the same steps with nothing to lose.
 */
final class Failpoint implements Checkpoint {

  private final String step;
  private final AtomicInteger left;
  private final Runnable strike;
  private final ThreadLocal<Boolean> overviewsWritten = ThreadLocal.withInitial(() -> false);

  /**
   * @param step {@code overview} strikes between MongoDB and Redis, {@code redis} between Redis and
   *     the token
   * @param survived how many such flushes it lets pass
   */
  Failpoint(String step, int survived, Runnable strike) {
    this.step = step;
    this.left = new AtomicInteger(survived);
    this.strike = strike;
  }

  @Override
  public void passed(String passed) {
    if (passed.equals(Overview.TYPE.name())) {
      overviewsWritten.set(true);
    }
    if (passed.equals(step) && overviewsWritten.get() && left.getAndDecrement() == 0) {
      strike.run();
    }
    if (passed.equals("redis")) {
      overviewsWritten.remove();
    }
  }
}
