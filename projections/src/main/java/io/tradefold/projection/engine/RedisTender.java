package io.tradefold.projection.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after Redis in the background, see {@link HotViews#tend}. */
public final class RedisTender implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RedisTender.class);

  private final HotViews hot;
  private final Duration pause;
  private volatile @Nullable Thread tending;

  public RedisTender(HotViews hot, Duration pause) {
    this.hot = hot;
    this.pause = pause;
  }

  @Override
  public void start() {
    // Named before it starts: it goes on only as long as it is the one named.
    Thread thread = Thread.ofVirtual().name("tending-redis").unstarted(this::tend);
    tending = thread;
    thread.start();
  }

  private void tend() {
    while (Thread.currentThread().equals(tending)) {
      try {
        hot.tend();
      } catch (RuntimeException failure) {
        LOG.warn("Redis could not be looked after; trying again: {}", failure.toString());
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  @Override
  public void stop() {
    tending = null;
  }

  @Override
  public boolean isRunning() {
    return tending != null;
  }
}
