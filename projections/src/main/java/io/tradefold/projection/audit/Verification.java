package io.tradefold.projection.audit;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.Alias;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.Blocked;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.Generations;
import io.tradefold.projection.engine.Holds;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.LogReader;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Refold;
import io.tradefold.projection.engine.Room;
import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.SideBySide;
import io.tradefold.projection.engine.Watermarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Refolds the log in memory and compares what comes out with every document in MongoDB and every
 * value in Redis. Changes nothing, and may run while the processors do, or with all of them at
 * rest.
 */
final class Verification {

  private static final Duration REDIS_FILLED_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final List<Projection> projections;
  private final Aliases aliases;
  private final Generations generations;
  private final Watermarks watermarks;
  private final MongoTemplate mongo;
  private final StringRedisTemplate redis;
  private final HotViews hot;
  private final EventLog log;
  private final Scratch scratch;

  /** One projection being verified. */
  private record Part(
      Generation generation,
      Watermarks.Marks marks,
      Map<CommunityId, Blocked> held,
      Refold refold,
      Map<CommunityId, Long> limits) {

    Part(
        Generation generation,
        Watermarks.Marks marks,
        Map<CommunityId, Blocked> held,
        Refold refold) {
      this(generation, marks, held, refold, new HashMap<>());
    }

    void fold(List<Recorded<Event>> events) {
      events.forEach(this::fold);
    }

    private void fold(Recorded<Event> event) {
      if (event.position()
          <= limits.computeIfAbsent(event.event().communityId(), this::contained)) {
        refold.fold(event);
      }
    }

    /** Every document of the community contains at least the events up to here. */
    long contained(CommunityId communityId) {
      long mark = marks.of(communityId);
      Blocked stands = held.get(communityId);
      return stands == null ? mark : Math.min(mark, stands.position() - 1);
    }
  }

  Verification(
      List<Projection> projections,
      Aliases aliases,
      Generations generations,
      Watermarks watermarks,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      HotViews hot,
      EventLog log,
      Scratch scratch) {
    this.projections = projections;
    this.aliases = aliases;
    this.generations = generations;
    this.watermarks = watermarks;
    this.mongo = mongo;
    this.redis = redis;
    this.hot = hot;
    this.log = log;
    this.scratch = scratch;
  }

  /**
   * @param scope only this community; null for all
   * @throws JobCancelled when somebody has asked for it
   */
  Findings run(Job job, @Nullable CommunityId scope) {
    Findings findings = new Findings();
    List<Part> parts = new ArrayList<>();
    try {
      Room room = Room.ofThisHeap();
      projections.forEach(projection -> begin(projection, room, parts, findings));
      fold(job, scope, parts, findings);
      parts.forEach(part -> compare(part, job, scope, findings));
      if (redisIsToBeCompared(job)) {
        parts.forEach(
            part ->
                new RedisComparison(
                        part.generation(), documents(part.generation()), redis, findings, job)
                    .compare(scope));
      } else {
        findings.redisNotCompared(
            "not compared: it is away, empty or being filled, nobody reads it");
      }
      return findings;
    } finally {
      parts.forEach(part -> part.refold().close());
    }
  }

  private void begin(Projection projection, Room room, List<Part> parts, Findings findings) {
    Alias alias = aliases.of(projection);
    if (alias.serving().version() != projection.version()) {
      findings.notCompared(projection.name());
      return;
    }
    Generation generation = new Generation(projection, alias.serving().number());
    Map<CommunityId, Blocked> held = new Holds(mongo, generation.id()).all();
    held.keySet().forEach(communityId -> findings.held(generation.id(), communityId));
    parts.add(
        new Part(
            generation,
            watermarks.of(generation.id()),
            held,
            new Refold(projection, scratch.folder(), room)));
  }

  /** The log is read once for all of them, which know nothing of each other. */
  private void fold(Job job, @Nullable CommunityId scope, List<Part> parts, Findings findings) {
    long end = parts.stream().mapToLong(part -> part.marks().most()).max().orElse(0);
    findings.events(
        Folding.of(log, scope, end, job, page -> SideBySide.each(parts, part -> part.fold(page))));
    SideBySide.each(parts, part -> part.refold().total());
  }

  private void compare(Part part, Job job, @Nullable CommunityId scope, Findings findings) {
    new StoredComparison(
            part.generation(),
            documents(part.generation()),
            part.refold(),
            part::contained,
            scope,
            findings,
            job)
        .compare(new LogReader(log));
  }

  private Documents documents(Generation generation) {
    return new Documents(mongo, generation, true);
  }

  /** At rest nobody fills it: it is as it was left, or will be filled before anybody reads it. */
  private boolean redisIsToBeCompared(Job job) {
    return generations.isRunning() ? redisIsBelieved(job) : hot.isAsLeft();
  }

  /** Says meanwhile that it lives, or it would be taken for dead. */
  private boolean redisIsBelieved(Job job) {
    long start = System.nanoTime();
    while (!hot.isBelieved()) {
      if (System.nanoTime() - start > REDIS_FILLED_WITHIN.toNanos()) {
        return false;
      }
      job.advance(0);
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
