package io.tradefold.projection.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again in a thread of its own, until it is stopped. A round that fails is
 * followed by the next one; the log says so once when it begins to fail, and once when it goes
 * again.
 */
public final class Repeating {

  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

  private final String name;
  private final Duration pause;
  private final Runnable task;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable Thread thread;
  private boolean failing;

  /**
   * @param name of the thread; tells in the log what fails
   * @param pause between two rounds
   */
  public Repeating(String name, Duration pause, Runnable task) {
    this.name = name;
    this.pause = pause;
    this.task = task;
  }

  /** The first round begins at once. */
  public void start() {
    // Named before it starts: it goes on only as long as it is the one named.
    Thread next = Thread.ofPlatform().daemon().name(name).unstarted(this::repeat);
    thread = next;
    next.start();
  }

  private void repeat() {
    while (Thread.currentThread().equals(thread)) {
      round();
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** Once more, in the caller's thread; nothing when it has been stopped. */
  void round() {
    turn.lock();
    try {
      if (isRunning()) {
        task.run();
        goesAgain();
      }
    } catch (RuntimeException failure) {
      fails(failure);
    } finally {
      turn.unlock();
    }
  }

  private void goesAgain() {
    if (failing) {
      failing = false;
      LOG.info("{} goes again", name);
    }
  }

  private void fails(RuntimeException failure) {
    if (failing) {
      LOG.debug("{} still fails", name, failure);
    } else {
      failing = true;
      LOG.warn(
          "{} fails and is tried again every {} ms: {}",
          name,
          pause.toMillis(),
          failure.toString());
    }
  }

  /** When this returns, no round is under way, and none begins. */
  public void stop() {
    turn.lock();
    try {
      LockSupport.unpark(thread);
      thread = null;
    } finally {
      turn.unlock();
    }
  }

  public boolean isRunning() {
    return thread != null;
  }
}
