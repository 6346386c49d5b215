package io.tradefold.projection.engine;

import com.mongodb.MongoException;
import io.tradefold.api.LeftAlone;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation that any process may be folding, as its tokens in MongoDB say: looked at when it is
 * asked, and not more often than every few milliseconds.
 *
 * <p>What is looked at first may be older than what is looked at last. So tokens come before the
 * notes of what is ahead of them, and these before the notes of who is held: a hold is there before
 * either passes it.
 */
final class Noted implements Followed {

  private static final Logger LOG = LoggerFactory.getLogger(Noted.class);
  private static final Duration FRESH = Duration.ofMillis(5);

  private final GenerationId generation;
  private final Watermarks watermarks;
  private final Aheads aheads;
  private final EventLog log;
  private final LeftAlone mongo;
  private final LeftAlone logAway;
  private final boolean moving;
  private final ReentrantLock looking = new ReentrantLock();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Seen seen = new Seen(new Watermarks.Marks(List.of()), Map.of(), Map.of());
  private volatile long nextLook = System.nanoTime();
  private volatile Missing missing = new Missing(-1, Instant.EPOCH);

  private record Seen(
      Watermarks.Marks marks, Map<CommunityId, Long> ahead, Map<CommunityId, Blocked> held) {}

  /** When the first event behind a position was recorded: that never changes. */
  private record Missing(long behind, Instant at) {}

  /**
   * @param mongo where all of them are noted: one that waits for it is enough
   * @param logAway the same of the log
   * @param moving whether there is code somewhere that brings it forward
   */
  Noted(
      GenerationId generation,
      Watermarks watermarks,
      Aheads aheads,
      EventLog log,
      LeftAlone mongo,
      LeftAlone logAway,
      boolean moving) {
    this.generation = generation;
    this.watermarks = watermarks;
    this.aheads = aheads;
    this.log = log;
    this.mongo = mongo;
    this.logAway = logAway;
    this.moving = moving;
  }

  /** One looks; those who come meanwhile take what was seen before, which is no less true. */
  private Seen look() {
    if (System.nanoTime() - nextLook < 0 || mongo.isNow() || !looking.tryLock()) {
      return seen;
    }
    try {
      Watermarks.Marks marks = watermarks.of(generation);
      Map<CommunityId, Long> ahead = aheads.of(generation);
      seen = new Seen(marks, ahead, watermarks.held(generation));
      nextLook = System.nanoTime() + FRESH.toNanos();
    } catch (MongoException away) {
      mongo.failed();
      LOG.debug("MongoDB does not say how far {} has come", generation.processorName(), away);
    } finally {
      looking.unlock();
    }
    return seen;
  }

  @Override
  public long reached(Predicate<Segment> segments) {
    return look().marks().least(segments);
  }

  @Override
  public long reachedAhead(CommunityId communityId) {
    return look().ahead().getOrDefault(communityId, -1L);
  }

  @Override
  public @Nullable Blocked held(CommunityId communityId) {
    return look().held().get(communityId);
  }

  @Override
  public boolean isElsewhere() {
    return true;
  }

  @Override
  public Instant containedUntil(Predicate<Segment> segments, long end, Instant now) {
    long reached = reached(segments);
    return reached >= end ? now : recordedBehind(reached, end);
  }

  /** One asks the log; those who come meanwhile take what was missing before: it is older still. */
  private Instant recordedBehind(long reached, long end) {
    Missing known = missing;
    if (known.behind() == reached || logAway.isNow()) {
      return known.at();
    }
    if (known.behind() < 0) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return known.at();
    }
    try {
      return missing.behind() == reached ? missing.at() : behind(reached, end).at();
    } finally {
      asking.unlock();
    }
  }

  // Whatever a log throws that does not answer: answers from the views do not depend on it.
  private Missing behind(long reached, long end) {
    try {
      Instant recorded = log.recordedBehind(reached, end);
      missing = new Missing(reached, recorded == null ? Instant.EPOCH : recorded);
    } catch (RuntimeException away) {
      logAway.failed();
      LOG.debug("The log does not answer", away);
    }
    return missing;
  }

  @Override
  public boolean isSeenWhole() {
    return look().marks().areWhole();
  }

  @Override
  public boolean isMoving() {
    return moving;
  }
}
