package io.tradefold.server.stores;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the embedded MongoDB to its file, once a second or when enough has come together, and
 * gathers what is left of old pages. It stands in for MVStore's own thread, which would write while
 * an operation is half done.
 */
final class ViewsHousekeeping implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ViewsHousekeeping.class);

  private static final int STEP_MILLIS = 50;
  private static final int STEPS_PER_COMMIT = 20;
  private static final int UNSAVED_BYTES = 16 * 1024 * 1024;
  private static final int WELL_FILLED_PERCENT = 50;

  /** What is moved at a time; operations wait while it is, some 20 ms. */
  private static final int MOVED_BYTES = 1024 * 1024;

  private final BsonBackend backend;
  private final MVStore store;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  ViewsHousekeeping(BsonBackend backend) {
    this.backend = backend;
    this.store = backend.getMvStore();
    this.thread = Thread.ofPlatform().daemon().name("views-housekeeping").start(this::run);
  }

  private void run() {
    try {
      for (int step = 1; !closing.await(STEP_MILLIS, TimeUnit.MILLISECONDS); step++) {
        boolean due = step % STEPS_PER_COMMIT == 0;
        if ((due && store.hasUnsavedChanges()) || store.getUnsavedMemory() > UNSAVED_BYTES) {
          keep();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // Whatever goes wrong, the next turn is taken: what is not written is folded again after a crash.
  private void keep() {
    try {
      backend.betweenOperations(
          () -> {
            store.commit();
            store.compact(WELL_FILLED_PERCENT, MOVED_BYTES);
          });
    } catch (RuntimeException e) {
      log.error("The views could not be written to their file", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
