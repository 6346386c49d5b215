package io.tradefold.projection.engine;

import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** How far one generation has come. */
interface Followed {

  /** The index that all segments of this kind have reached. */
  long reached(Predicate<Segment> segments);

  /** Up to where a community is contained ahead of its segment; -1 when nowhere. */
  long reachedAhead(CommunityId communityId);

  /** Somebody waits for a community. */
  void want(CommunityId communityId, Predicate<Segment> segments, long index);

  /**
   * @param end of the log at {@code now}
   */
  Instant containedUntil(Predicate<Segment> segments, long end, Instant now);

  /** Whether every segment has been seen at work. */
  boolean isSeenWhole();

  /** Whether it goes on when the log does. */
  boolean isMoving();

  /** One that stands still, because this code does not have its folds. */
  record Frozen(Watermarks.Marks marks, Instant until) implements Followed {

    @Override
    public long reached(Predicate<Segment> segments) {
      return marks.least(segments);
    }

    @Override
    public long reachedAhead(CommunityId communityId) {
      return -1;
    }

    @Override
    public void want(CommunityId communityId, Predicate<Segment> segments, long index) {
      // It will never be there.
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
   * One with a processor in this process, whose status costs microseconds.
   *
   * @param last the highest index seen of each segment. A segment is without status while it is
   *     being tried again after a failure
   */
  record Moving(Projector projector, StreamingEventProcessor processor, Map<Segment, Long> last)
      implements Followed {

    Moving(Projector projector, StreamingEventProcessor processor) {
      this(projector, processor, new ConcurrentHashMap<>());
    }

    @Override
    public long reached(Predicate<Segment> segments) {
      look();
      return last.entrySet().stream()
          .filter(entry -> segments.test(entry.getKey()))
          .mapToLong(Map.Entry::getValue)
          .min()
          .orElse(0);
    }

    @Override
    public long reachedAhead(CommunityId communityId) {
      return projector.reachedAhead(communityId);
    }

    @Override
    public void want(CommunityId communityId, Predicate<Segment> segments, long index) {
      last.keySet().stream()
          .filter(segments)
          .forEach(segment -> projector.want(communityId, segment.getSegmentId(), index));
    }

    @Override
    public Instant containedUntil(Predicate<Segment> segments, long end, Instant now) {
      look();
      return last.entrySet().stream()
          .filter(entry -> segments.test(entry.getKey()))
          .map(entry -> containedUntil(entry.getKey().getSegmentId(), entry.getValue(), end, now))
          .min(Instant::compareTo)
          .orElse(end == 0 ? now : Instant.EPOCH);
    }

    private Instant containedUntil(int segment, long reached, long end, Instant now) {
      if (reached >= end) {
        projector.contained(segment, now);
      }
      return projector.containedUntil(segment);
    }

    /** A segment covers one of mask + 1 parts of all sequences: all together add up to one. */
    @Override
    public boolean isSeenWhole() {
      look();
      return last.keySet().stream().mapToDouble(segment -> 1.0 / (segment.getMask() + 1)).sum()
          >= 1;
    }

    @Override
    public boolean isMoving() {
      return true;
    }

    private void look() {
      for (EventTrackerStatus status : processor.processingStatus().values()) {
        last.merge(status.getSegment(), status.getCurrentPosition().orElse(0), Math::max);
      }
    }
  }
}
