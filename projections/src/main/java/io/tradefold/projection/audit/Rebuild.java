package io.tradefold.projection.audit;

import io.tradefold.api.LogHead;
import io.tradefold.api.ViewIndex;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.BlockedList;
import io.tradefold.projection.engine.Documents;
import io.tradefold.projection.engine.Errands;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.GenerationId;
import io.tradefold.projection.engine.Generations;
import io.tradefold.projection.engine.Holds;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.LogReader;
import io.tradefold.projection.engine.Processors;
import io.tradefold.projection.engine.Refold;
import io.tradefold.projection.engine.Room;
import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.Watermarks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Makes a new generation of a projection beside the one that serves, and lets readers look at it
 * once it contains whatever they may have seen.
 *
 * <p>The order matters: the documents are written before the tokens that say so; the processor goes
 * on from there; everybody who says how far the views have come counts the new one before a reader
 * may look at it; and only then is the alias set.
 */
final class Rebuild {

  private static final Duration LOOK = Duration.ofMillis(50);

  /** Longer than any answer that began with the old names needs to end. */
  private static final Duration READ_NO_MORE = Duration.ofSeconds(2);

  private final Aliases aliases;
  private final Watermarks watermarks;
  private final Processors processors;
  private final EventStore store;
  private final EventLog log;
  private final LogHead head;
  private final MongoTemplate mongo;
  private final HotViews hot;
  private final Scratch scratch;
  private final List<ViewIndex<?>> indexes;

  Rebuild(
      Aliases aliases,
      Watermarks watermarks,
      Processors processors,
      EventStore store,
      EventLog log,
      LogHead head,
      MongoTemplate mongo,
      HotViews hot,
      Scratch scratch,
      List<ViewIndex<?>> indexes) {
    this.aliases = aliases;
    this.watermarks = watermarks;
    this.processors = processors;
    this.store = store;
    this.log = log;
    this.head = head;
    this.mongo = mongo;
    this.hot = hot;
    this.scratch = scratch;
    this.indexes = indexes;
  }

  /**
   * From the first event to the switch.
   *
   * @return what the rebuild shows of itself afterwards
   * @throws IllegalStateException when what was written is not what was folded
   * @throws JobCancelled when somebody has asked for it
   * @throws JobLost when another process has taken it over
   */
  Document run(Generation generation, Job job) {
    Documents documents = new Documents(mongo, generation, false);
    indexes.forEach(documents::index);
    try (Refold refold = new Refold(generation.projection(), scratch.folder(), Room.ofThisHeap())) {
      TrackingToken token = store.createHeadToken();
      Filling filling = new Filling(generation, documents, hot, refold, job);
      filling.fold(log, token == null ? 0 : token.position().orElse(0));
      hot.serve(generation, documents);
      filling.write();
      refold.held().forEach(new Holds(mongo, generation.id())::put);
      processors.begin(generation, token);
      check(generation, documents, refold, job);
      Document result =
          new Document("events", filling.events()).append("documents", filling.documents());
      job.confirm();
      aliases.keep(generation);
      switchTo(generation.id(), job);
      return result;
    }
  }

  /** Parity: what lies in the store is read once more and compared with what was folded. */
  private void check(Generation generation, Documents documents, Refold refold, Job job) {
    Findings findings = new Findings();
    new StoredComparison(
            generation, documents, refold, watermarks.of(generation.id())::of, null, findings, job)
        .compare(new LogReader(log));
    if (findings.verdict() != JobState.EQUAL) {
      throw new IllegalStateException("What was written differs: " + findings.first());
    }
  }

  /** Readers look at it from then on. */
  void switchTo(GenerationId generation, Job job) {
    GenerationId serving = aliases.read(generation.projection()).serving();
    long end = head.index();
    job.phase("catching up", end);
    await(() -> reached(generation, job) >= end, job);
    job.confirm();
    aliases.announce(generation);
    LockSupport.parkNanos(Generations.SEEN_WITHIN.toNanos());
    Watermarks.Marks seen = watermarks.of(serving);
    await(() -> watermarks.of(generation).reaches(seen), job);
    job.confirm();
    aliases.serve(generation);
  }

  private long reached(GenerationId generation, Job job) {
    long least = watermarks.of(generation).least();
    job.reached(least);
    return least;
  }

  private static void await(BooleanSupplier there, Job job) {
    while (!there.getAsBoolean()) {
      LockSupport.parkNanos(LOOK.toNanos());
      job.advance(0);
    }
  }

  /**
   * Nothing of it is left.
   *
   * @throws IllegalStateException when it serves: whatever has gone wrong, readers keep what they
   *     look at
   */
  void drop(GenerationId generation) {
    if (aliases.read(generation.projection()).serving().equals(generation)) {
      throw new IllegalStateException(generation.processorName() + " serves and is not dropped");
    }
    aliases.leave(generation);
    LockSupport.parkNanos(READ_NO_MORE.toNanos());
    clear(generation);
  }

  /** Empties a generation that nobody keeps up to date. */
  void clear(GenerationId generation) {
    watermarks.forget(generation);
    Set<String> there = mongo.getCollectionNames();
    generation.collections().stream()
        .filter(there::contains)
        .forEach(name -> mongo.getCollection(name).drop());
    new BlockedList(mongo).forget(generation);
    new Holds(mongo, generation).forget();
    new Errands(mongo).forget(generation);
    hot.leave(generation);
    hot.remove(generation);
  }
}
