package io.tradefold.projection.engine;

import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** How far one generation has come. */
interface Followed {

  /** The index that all segments of this kind have reached. */
  long reached(Predicate<Segment> segments);

  /** Up to where a community is contained ahead of its segment; -1 when nowhere. */
  long reachedAhead(CommunityId communityId);

  /** From which event on a community stands still; null when it does not. */
  @Nullable Blocked held(CommunityId communityId);

  /** Somebody waits for a community. */
  default void want(CommunityId communityId, Predicate<Segment> segments, long index) {
    // Who does not fold it here can't hurry.
  }

  /** Whether other processes may be folding it. */
  default boolean isElsewhere() {
    return false;
  }

  /**
   * @param end of the log at {@code now}
   */
  Instant containedUntil(Predicate<Segment> segments, long end, Instant now);

  /** Whether every segment has been seen at work. */
  boolean isSeenWhole();

  /** Whether it goes on when the log does. */
  boolean isMoving();

  /** One that stands still, because this code does not have its folds. */
  record Frozen(Watermarks.Marks marks, Map<CommunityId, Blocked> held, Instant until)
      implements Followed {

    @Override
    public long reached(Predicate<Segment> segments) {
      return marks.least(segments);
    }

    @Override
    public long reachedAhead(CommunityId communityId) {
      return -1;
    }

    @Override
    public @Nullable Blocked held(CommunityId communityId) {
      return held.get(communityId);
    }

    @Override
    public Instant containedUntil(Predicate<Segment> segments, long end, Instant now) {
      return reached(segments) >= end ? now : until;
    }

    @Override
    public boolean isSeenWhole() {
      return true;
    }

    @Override
    public boolean isMoving() {
      return false;
    }
  }

  /**
   * One with a processor in this process. Every answer asks it, so that looking has to cost
   * microseconds at most.
   *
   * @param last what was last seen of each segment, by its id. A segment is without status while it
   *     is being tried again after a failure
   * @param whole whether every segment has been seen
   */
  record Moving(
      Projector projector,
      StreamingEventProcessor processor,
      Map<Integer, Seen> last,
      AtomicBoolean whole)
      implements Followed {

    /** So much older than it is may what is contained be said to be: noting it costs a lock. */
    private static final Duration NOTED_EVERY = Duration.ofMillis(5);

    /** A segment that had come as far as this index. */
    record Seen(Segment segment, long index) {

      private Seen orFurther(Seen other) {
        return other.isNewsTo(this) ? other : this;
      }

      private boolean isNewsTo(@Nullable Seen known) {
        return known == null || index > known.index || !segment.equals(known.segment);
      }
    }

    Moving(Projector projector, StreamingEventProcessor processor) {
      this(projector, processor, new ConcurrentHashMap<>(), new AtomicBoolean());
    }

    @Override
    public long reached(Predicate<Segment> segments) {
      look(segments);
      long least = Long.MAX_VALUE;
      for (Seen seen : last.values()) {
        if (seen.index < least && segments.test(seen.segment)) {
          least = seen.index;
        }
      }
      return least == Long.MAX_VALUE ? 0 : least;
    }

    @Override
    public long reachedAhead(CommunityId communityId) {
      return projector.reachedAhead(communityId);
    }

    @Override
    public @Nullable Blocked held(CommunityId communityId) {
      return projector.held(communityId);
    }

    @Override
    public void want(CommunityId communityId, Predicate<Segment> segments, long index) {
      for (Seen seen : last.values()) {
        if (segments.test(seen.segment)) {
          projector.want(communityId, seen.segment.getSegmentId(), index);
        }
      }
    }

    @Override
    public Instant containedUntil(Predicate<Segment> segments, long end, Instant now) {
      look(segments);
      Instant least = null;
      for (Seen seen : last.values()) {
        if (segments.test(seen.segment)) {
          Instant until = containedUntil(seen, end, now);
          least = least == null || until.isBefore(least) ? until : least;
        }
      }
      return least != null ? least : end == 0 ? now : Instant.EPOCH;
    }

    private Instant containedUntil(Seen seen, long end, Instant now) {
      int segment = seen.segment.getSegmentId();
      Instant noted = projector.containedUntil(segment);
      if (seen.index < end || now.isBefore(noted)) {
        return noted;
      }
      if (now.isAfter(noted.plus(NOTED_EVERY))) {
        projector.contained(segment, now);
      }
      return now;
    }

    /** A segment covers one of mask + 1 parts of all sequences: all together add up to one. */
    @Override
    public boolean isSeenWhole() {
      if (whole.get()) {
        return true;
      }
      look(segment -> true);
      boolean all =
          last.values().stream().mapToDouble(seen -> 1.0 / (seen.segment.getMask() + 1)).sum() >= 1;
      if (all) {
        whole.set(true);
      }
      return all;
    }

    @Override
    public boolean isMoving() {
      return true;
    }

    private void look(Predicate<Segment> segments) {
      for (EventTrackerStatus status : processor.processingStatus().values()) {
        if (segments.test(status.getSegment())) {
          Seen now = new Seen(status.getSegment(), status.getCurrentPosition().orElse(0));
          int id = now.segment.getSegmentId();
          if (now.isNewsTo(last.get(id))) {
            last.merge(id, now, Seen::orFurther);
          }
        }
      }
    }
  }
}
