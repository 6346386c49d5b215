package io.tradefold.server.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for the embedded log what H2 leaves undone when it writes without delay.
 *
 * <ul>
 *   <li>Every commit writes the pages it touched anew, some 24 KB, and a twentieth of them is soon
 *       all that still counts. Gathering that together keeps the log at a few hundred bytes an
 *       event: 64,000 events took 320 MB before and 16 MB after.
 *   <li>A commit is in the hands of the operating system when it is acknowledged, so it survives
 *       the end of the process; once a second it is also forced to the disk.
 * </ul>
 */
final class LogHousekeeping implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogHousekeeping.class);

  private static final int STEP_MILLIS = 250;
  private static final int STEPS_PER_FORCE = 4;
  private static final int WELL_FILLED_PERCENT = 60;

  /** Below this the end of the file moves into the free space before it, and the file shrinks. */
  private static final int MOSTLY_FREE_PERCENT = 30;

  private static final int MOVED_BYTES = 1024 * 1024;

  /** What counts in this much is moved at a time; appends wait while it is, some 20 ms. */
  private static final int STEP_BYTES = 256 * 1024;

  private final MVStore store;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  LogHousekeeping(DataSource source) {
    this.store = storeOf(source);
    this.thread = Thread.ofPlatform().name("log-housekeeping").start(this::run);
  }

  private void run() {
    try {
      for (int step = 1; !closing.await(STEP_MILLIS, TimeUnit.MILLISECONDS); step++) {
        gather();
        if (step % STEPS_PER_FORCE == 0) {
          force();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MVStore storeOf(DataSource source) {
    try (Connection connection = source.getConnection()) {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      return session.getDatabase().getStore().getMvStore();
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded log is not the H2 it should be", e);
    }
  }

  // Whatever goes wrong, the next turn is taken: without it the file would not be forced any more.
  private void gather() {
    try {
      boolean busy = store.compact(WELL_FILLED_PERCENT, STEP_BYTES);
      if (!busy && store.getFileStore() instanceof RandomAccessStore file) {
        file.compactMoveChunks(MOSTLY_FREE_PERCENT, MOVED_BYTES, store);
      }
    } catch (RuntimeException e) {
      log.warn("The log could not be gathered together", e);
    }
  }

  private void force() {
    try {
      store.sync();
    } catch (RuntimeException e) {
      log.error("The log could not be forced to the disk", e);
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
