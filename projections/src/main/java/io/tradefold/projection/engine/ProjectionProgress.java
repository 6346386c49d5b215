package io.tradefold.projection.engine;

import io.tradefold.api.LogHead;
import io.tradefold.api.Progress;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/**
 * How far the projections of this process have come, from the status their processors keep in
 * memory: asking costs microseconds.
 *
 * <p>Indexes are compared, not tokens: after an append that was rolled back a token would go on
 * saying that something is missing.
 */
public final class ProjectionProgress implements Progress {

  private final LogHead head;
  private final InstantSource clock;
  private final List<Followed> projections = new CopyOnWriteArrayList<>();

  public ProjectionProgress(LogHead head, InstantSource clock) {
    this.head = head;
    this.clock = clock;
  }

  /** From now on this one counts: nothing is reached that it has not reached. */
  public void follow(Projector projector, StreamingEventProcessor processor) {
    projections.add(new Followed(projector, processor, new ConcurrentHashMap<>()));
  }

  @Override
  public long reached(@Nullable CommunityId communityId) {
    if (communityId == null && !isKnown()) {
      return 0;
    }
    Predicate<Segment> segments = segmentsOf(communityId);
    return projections.stream()
        .mapToLong(
            each ->
                Math.max(
                    each.reached(segments),
                    communityId == null ? 0 : each.projector().reachedAhead(communityId)))
        .min()
        .orElse(0);
  }

  /**
   * No further than the log goes: a caller may name any position, and nothing of it is there yet.
   */
  @Override
  public void want(CommunityId communityId, long index) {
    Predicate<Segment> segments = segmentsOf(communityId);
    long end = Math.min(index, head.index());
    projections.forEach(each -> each.want(communityId, segments, end));
  }

  /** Whether every segment of every projection has been seen at work. */
  @Override
  public boolean isKnown() {
    return projections.stream().allMatch(Followed::isSeenWhole);
  }

  @Override
  public Duration lag(@Nullable CommunityId communityId) {
    // The clock before the head: what is recorded from now on may be missing.
    Instant now = clock.instant();
    long end = head.index();
    Predicate<Segment> segments = segmentsOf(communityId);
    Instant containedUntil =
        projections.stream()
            .map(each -> each.containedUntil(segments, end, now))
            .min(Instant::compareTo)
            .orElse(now);
    return containedUntil.isBefore(now) ? Duration.between(containedUntil, now) : Duration.ZERO;
  }

  /** As Axon tells which segment owns a sequence. */
  private static Predicate<Segment> segmentsOf(@Nullable CommunityId communityId) {
    if (communityId == null) {
      return segment -> true;
    }
    int hash = CommunitySequence.of(communityId).hashCode();
    return segment -> segment.matches(hash);
  }

  /**
   * @param last the highest index seen of each segment. A segment is without status while it is
   *     being tried again after a failure
   */
  private record Followed(
      Projector projector, StreamingEventProcessor processor, Map<Segment, Long> last) {

    long reached(Predicate<Segment> segments) {
      look();
      return last.entrySet().stream()
          .filter(entry -> segments.test(entry.getKey()))
          .mapToLong(Map.Entry::getValue)
          .min()
          .orElse(0);
    }

    void want(CommunityId communityId, Predicate<Segment> segments, long index) {
      last.keySet().stream()
          .filter(segments)
          .forEach(segment -> projector.want(communityId, segment.getSegmentId(), index));
    }

    Instant containedUntil(Predicate<Segment> segments, long end, Instant now) {
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
    boolean isSeenWhole() {
      look();
      return last.keySet().stream().mapToDouble(segment -> 1.0 / (segment.getMask() + 1)).sum()
          >= 1;
    }

    private void look() {
      for (EventTrackerStatus status : processor.processingStatus().values()) {
        last.merge(status.getSegment(), status.getCurrentPosition().orElse(0), Math::max);
      }
    }
  }
}
