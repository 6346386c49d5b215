package io.tradefold.projection.engine;

import io.tradefold.api.LogHead;
import io.tradefold.api.Progress;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;

/**
 * How far the projections have come: those that this process folds alone, from the status their
 * processors keep in memory, which costs microseconds; others from what is noted, which is looked
 * at every few milliseconds at most.
 *
 * <p>Indexes are compared, not tokens: after an append that was rolled back a token would go on
 * saying that something is missing.
 */
public final class ProjectionProgress implements Progress {

  private final LogEnd end;
  private final ObjLongConsumer<CommunityId> others;
  private final Map<String, List<Followed>> projections = new ConcurrentHashMap<>();
  private volatile Set<String> expected = Set.of();

  /**
   * @param others who fold are told by it that somebody waits for a community, up to an index
   */
  public ProjectionProgress(
      LogHead head, InstantSource clock, ObjLongConsumer<CommunityId> others) {
    this.end = new LogEnd(head, clock);
    this.others = others;
  }

  /** Nothing is known before something is known of each of these. */
  void expect(Collection<String> names) {
    expected = Set.copyOf(names);
  }

  /**
   * What counts for a projection from now on: nothing is reached that one of these has not reached.
   */
  void follow(String projection, List<Followed> generations) {
    projections.put(projection, List.copyOf(generations));
  }

  @Override
  public long reached(@Nullable CommunityId communityId) {
    if (communityId == null && !isKnown()) {
      return 0;
    }
    Predicate<Segment> segments = segmentsOf(communityId);
    return each()
        .mapToLong(
            each ->
                communityId == null ? each.reached(segments) : reached(each, segments, communityId))
        .min()
        .orElse(0);
  }

  private static long reached(Followed each, Predicate<Segment> segments, CommunityId communityId) {
    long reached = Math.max(each.reached(segments), each.reachedAhead(communityId));
    Blocked held = each.held(communityId);
    return held == null ? reached : Math.min(reached, held.position() - 1);
  }

  /**
   * The index up to which every event is contained in the documents of one projection that answers
   * rest on; empty when that is not known.
   */
  OptionalLong reachedBy(String projection) {
    List<Followed> generations = projections.getOrDefault(projection, List.of());
    return generations.stream().allMatch(Followed::isSeenWhole)
        ? generations.stream().mapToLong(each -> each.reached(segment -> true)).min()
        : OptionalLong.empty();
  }

  /** What every projection has reached that goes on at all. */
  public long reachedByMoving() {
    return isKnown()
        ? each()
            .filter(Followed::isMoving)
            .mapToLong(each -> each.reached(segment -> true))
            .min()
            .orElse(Long.MAX_VALUE)
        : 0;
  }

  /** No further than the log goes: nothing of what is behind its end can be folded. */
  @Override
  public void want(CommunityId communityId, long index) {
    Predicate<Segment> segments = segmentsOf(communityId);
    long there = end.within(index);
    each().forEach(each -> each.want(communityId, segments, there));
    if (each().anyMatch(Followed::isElsewhere)) {
      others.accept(communityId, there);
    }
  }

  private Stream<Followed> each() {
    return projections.values().stream().flatMap(List::stream);
  }

  @Override
  public boolean isKnown() {
    return !projections.isEmpty()
        && projections.keySet().containsAll(expected)
        && each().allMatch(Followed::isSeenWhole);
  }

  @Override
  public Duration lag(@Nullable CommunityId communityId) {
    LogEnd.Seen seen = end.seen();
    Predicate<Segment> segments = segmentsOf(communityId);
    Instant containedUntil =
        each()
            .map(each -> containedUntil(each, communityId, segments, seen.index(), seen.asOf()))
            .min(Instant::compareTo)
            .orElse(seen.asOf());
    Instant now = end.now(seen);
    return containedUntil.isBefore(now) ? Duration.between(containedUntil, now) : Duration.ZERO;
  }

  private static Instant containedUntil(
      Followed each,
      @Nullable CommunityId communityId,
      Predicate<Segment> segments,
      long end,
      Instant now) {
    Instant until = each.containedUntil(segments, end, now);
    Blocked held = communityId == null ? null : each.held(communityId);
    return held == null || until.isBefore(held.at()) ? until : held.at();
  }

  /** As Axon tells which segment owns a sequence. */
  private static Predicate<Segment> segmentsOf(@Nullable CommunityId communityId) {
    if (communityId == null) {
      return segment -> true;
    }
    int hash = CommunitySequence.of(communityId).hashCode();
    return segment -> segment.matches(hash);
  }
}
