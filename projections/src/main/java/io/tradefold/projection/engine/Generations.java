package io.tradefold.projection.engine;

import io.tradefold.api.Conflict;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the live generations of every projection running in this process: it looks at the {@link
 * Aliases} again and again, starts the processors that should be there, and shuts down those that
 * should not. So a generation may come and go while everything runs, whichever process decides it.
 */
public final class Generations implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  /** Whoever announces a generation may count on its being followed after this. */
  public static final Duration SEEN_WITHIN = Duration.ofMillis(600);

  static final Duration LOOK = Duration.ofMillis(200);

  /** Before the web server is started, and after it has stopped. */
  static final int PHASE = 0;

  private final List<Projection> projections;
  private final Aliases aliases;
  private final Watermarks watermarks;
  private final ProjectionProgress progress;
  private final EventLog pages;
  private final Projectors projectors;
  private final Processors processors;
  private final StreamableMessageSource<TrackedEventMessage<?>> log;
  private final Map<GenerationId, Running> running = new ConcurrentHashMap<>();
  private final Map<GenerationId, Followed> frozen = new HashMap<>();
  private final Map<GenerationId, Followed> noted = new HashMap<>();
  private final ReadableGenerations readable = new ReadableGenerations();
  private final @Nullable Sharing sharing;
  private final ReentrantLock looking = new ReentrantLock();
  private final Repeating following = new Repeating("generations", LOOK, this::look);

  private record Running(
      Projector projector, PooledStreamingEventProcessor processor, Followed as) {

    boolean owns(CommunityId communityId) {
      return segmentOf(communityId) != null;
    }

    /** The community's segment, if this process folds it; else null. */
    @Nullable Segment segmentOf(CommunityId communityId) {
      int hash = CommunitySequence.of(communityId).hashCode();
      return processor.processingStatus().values().stream()
          .map(EventTrackerStatus::getSegment)
          .filter(segment -> segment.matches(hash))
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * What there is besides where other processes fold the same views.
   *
   * @param noted how a generation is followed that another process may be folding; told whether
   *     there is code for it here
   */
  record Sharing(
      BiFunction<GenerationId, Boolean, Followed> noted,
      Errands errands,
      Wishes wishes,
      Peers peers) {}

  Generations(
      List<Projection> projections,
      Aliases aliases,
      Watermarks watermarks,
      ProjectionProgress progress,
      Projectors projectors,
      Processors processors,
      StreamableMessageSource<TrackedEventMessage<?>> log,
      EventLog pages,
      @Nullable Sharing sharing) {
    this.sharing = sharing;
    this.projections = projections;
    this.aliases = aliases;
    this.watermarks = watermarks;
    this.progress = progress;
    this.pages = pages;
    this.projectors = projectors;
    this.processors = processors;
    this.log = log;
  }

  /** The projector of a generation that runs in this process; null when it does not. */
  @Nullable Projector projector(GenerationId generation) {
    looking.lock();
    try {
      Running found = running.get(generation);
      return found == null ? null : found.projector();
    } finally {
      looking.unlock();
    }
  }

  /**
   * Folds a blocked document anew, in the process that owns its segment.
   *
   * @return false when it runs nowhere
   * @throws Conflict when that process is not done within half a minute: it goes on
   * @throws com.mongodb.MongoBulkWriteException when another process has written it meanwhile
   */
  public boolean retry(GenerationId generation, ViewKey key) {
    if (sharing != null) {
      return sharing.errands().run(generation, key.communityId(), key.name());
    }
    Projector projector = projector(generation);
    if (projector == null) {
      return false;
    }
    projector.retry(key, watermarks);
    return true;
  }

  /**
   * Lets a community go on that stands still, in the process that owns its segment.
   *
   * @return false when it runs nowhere
   * @throws Conflict when that process is not done within half a minute: it goes on
   * @throws com.mongodb.MongoBulkWriteException when another process has written meanwhile
   */
  public boolean release(GenerationId generation, CommunityId communityId) {
    if (sharing != null) {
      return sharing.errands().run(generation, communityId, null);
    }
    Projector projector = projector(generation);
    if (projector == null) {
      return false;
    }
    projector.release(communityId, watermarks);
    return true;
  }

  /** Somebody in some process waits for a community. */
  private void wanted(CommunityId communityId, long index) {
    for (Running each : running.values()) {
      Segment segment = each.segmentOf(communityId);
      if (segment != null) {
        each.projector().want(communityId, segment.getSegmentId(), index);
      }
    }
  }

  /** How many segments this process folds, of all generations together. */
  int segments() {
    return running.values().stream()
        .mapToInt(each -> each.processor().processingStatus().size())
        .sum();
  }

  @Override
  public void start() {
    following.start();
    look();
  }

  /** Once round; not any more once it has been stopped, or it would start what was shut down. */
  void look() {
    looking.lock();
    try {
      if (following.isRunning()) {
        projections.forEach(this::look);
        if (sharing != null) {
          sharing.wishes().hear(this::wanted);
        }
      }
    } finally {
      looking.unlock();
    }
  }

  private void look(Projection projection) {
    Alias alias = aliases.of(projection);
    List<GenerationId> wanted =
        alias.live().stream().filter(each -> each.version() == projection.version()).toList();
    List<GenerationId> gone =
        running.keySet().stream()
            .filter(each -> each.projection().equals(projection.name()))
            .filter(each -> !wanted.contains(each))
            .toList();
    wanted.forEach(each -> run(projection, each));
    progress.follow(
        projection.name(), readable.of(projection.name(), alias, id -> followed(id, wanted)));
    gone.forEach(this::end);
    wanted.forEach(this::doErrands);
  }

  private void doErrands(GenerationId id) {
    Running here = running.get(id);
    if (sharing != null && here != null) {
      sharing.errands().of(id).stream()
          .filter(errand -> here.owns(errand.communityId()))
          .filter(sharing.errands()::take)
          .forEach(
              errand ->
                  Thread.ofPlatform()
                      .daemon()
                      .name("errand-" + id.processorName())
                      .start(() -> run(errand, here.projector(), sharing.errands())));
    }
  }

  // Whatever goes wrong has to be said where it was asked for.
  private void run(Errands.Errand errand, Projector projector, Errands errands) {
    try {
      if (errand.document() == null) {
        projector.release(errand.communityId(), watermarks);
      } else {
        projector.retry(projector.generation().projection().key(errand.document()), watermarks);
      }
      errands.done(errand, null);
    } catch (RuntimeException failure) {
      LOG.error("What was blocked could not be mended", failure);
      errands.done(errand, failure.toString());
    }
  }

  private void run(Projection projection, GenerationId id) {
    if (!running.containsKey(id)) {
      Projector projector = projectors.of(new Generation(projection, id.number()));
      PooledStreamingEventProcessor processor = processors.build(projector, log);
      running.put(id, new Running(projector, processor, new Followed.Moving(projector, processor)));
      if (sharing != null) {
        sharing.peers().join(id.processorName());
      }
      processor.start();
    }
    running.get(id).projector().lookAtHolds();
  }

  private void end(GenerationId id) {
    Running ended = running.remove(id);
    if (ended != null) {
      ended.processor().shutDown();
      if (sharing != null) {
        sharing.peers().leave(id.processorName());
      }
      ended.projector().close();
    }
  }

  private Followed followed(GenerationId id, List<GenerationId> wanted) {
    if (sharing != null) {
      return noted.computeIfAbsent(id, it -> sharing.noted().apply(it, wanted.contains(it)));
    }
    Running moving = running.get(id);
    return moving == null ? frozen.computeIfAbsent(id, this::freeze) : moving.as();
  }

  /** How old it is, the last event it contains tells. */
  private Followed freeze(GenerationId id) {
    Watermarks.Marks marks = watermarks.of(id);
    long least = marks.least();
    LOG.info("{} serves as it is at {} until it has been rebuilt", id.processorName(), least);
    Instant until = pages.recordedBehind(least - 1, least);
    return new Followed.Frozen(marks, watermarks.held(id), until == null ? Instant.EPOCH : until);
  }

  @Override
  public void stop() {
    following.stop();
    looking.lock();
    try {
      if (sharing != null) {
        sharing.wishes().hearNoMore();
      }
      running.values().stream()
          .map(each -> each.processor().shutdownAsync())
          .toList()
          .forEach(shutdown -> shutdown.orTimeout(20, TimeUnit.SECONDS).join());
      running.clear();
    } finally {
      looking.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return following.isRunning();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
