package io.tradefold.projection.engine;

import io.tradefold.api.LeftAlone;
import io.tradefold.api.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log ends. Every answer wants to know, so a log that others share, and that is a way
 * over the network away, is asked every 20 ms at most; with it away, what it said last goes on
 * growing old.
 */
final class LogEnd {

  private static final Logger LOG = LoggerFactory.getLogger(LogEnd.class);
  private static final Duration FRESH = Duration.ofMillis(20);

  private final LogHead head;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private final LeftAlone log = new LeftAlone(System::nanoTime);
  private volatile @Nullable Seen seen;
  private volatile long nextLook = System.nanoTime();

  /**
   * @param asOf everything recorded before then is at or below the index
   */
  record Seen(long index, Instant asOf) {}

  LogEnd(LogHead head, InstantSource clock) {
    this.head = head;
    this.clock = clock;
  }

  /** The moment it is when the end was seen, or as near to it as can be told. */
  Instant now(Seen end) {
    return head.isShared() ? clock.instant() : end.asOf();
  }

  Seen seen() {
    Seen known = seen;
    if (!head.isShared()) {
      return look();
    }
    if (known == null) {
      asking.lock();
    } else if (isFresh() || !asking.tryLock()) {
      return known;
    }
    try {
      return refreshed();
    } finally {
      asking.unlock();
    }
  }

  /**
   * As much of an index as is there: a caller may name any. What a caller has just appended
   * elsewhere may be younger than what was seen last.
   */
  long within(long index) {
    long known = seen().index();
    if (index > known && !log.isNow()) {
      try {
        known = look().index();
      } catch (RuntimeException away) {
        log.failed();
        LOG.warn("The log does not say where it ends: {}", away.getMessage());
      }
    }
    return Math.min(index, known);
  }

  private boolean isFresh() {
    return System.nanoTime() - nextLook < 0 || log.isNow();
  }

  /** The clock before the head: what is recorded from now on may be missing. */
  private Seen look() {
    Instant now = clock.instant();
    return new Seen(head.index(), now);
  }

  // Whatever a log throws that does not answer: answers from the views do not depend on it.
  private Seen refreshed() {
    Seen known = seen;
    if (known != null && isFresh()) {
      return known;
    }
    try {
      Seen now = look();
      seen = now;
      nextLook = System.nanoTime() + FRESH.toNanos();
      return now;
    } catch (RuntimeException away) {
      log.failed();
      LOG.warn("The log does not say where it ends: {}", away.getMessage());
      return known == null ? new Seen(0, Instant.EPOCH) : known;
    }
  }
}
