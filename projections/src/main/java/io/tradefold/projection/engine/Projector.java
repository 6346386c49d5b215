package io.tradefold.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradefold.api.Event;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewIndex;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Brings one generation of a projection forward. As an event handler it folds; as an interceptor of
 * the same processor it flushes after the last event of a batch.
 *
 * <p>The flush happens while the last event is being handled, not in a callback of the unit of
 * work: Axon stores the token on prepare-commit, before callbacks registered later, so that a flush
 * that failed there would lose its batch. Here a failure rolls the batch back, and it is delivered
 * again.
 */
public final class Projector
    implements EventMessageHandler, MessageHandlerInterceptor<EventMessage<?>> {

  private static final int NO_SEGMENT = -1;

  private final Generation generation;
  private final Documents documents;
  private final HotViews hot;
  private final Notices notices;
  private final FlushMetrics metrics;
  private final Checkpoint checkpoint;
  private final ViewCodec codec = new ViewCodec();
  private final Kept kept;
  private final String resource;
  private final Express express;
  private final EventLog log;
  private final Holds holds;
  private final Map<Integer, ReentrantLock> turns = new ConcurrentHashMap<>();
  private final Map<Integer, Instant> containedUntil = new ConcurrentHashMap<>();

  /**
   * @param guarded whether writes are guarded by versions; right wherever another process could own
   *     the same documents
   * @param log for communities that somebody waits for
   */
  Projector(
      Generation generation,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      HotViews hot,
      MeterRegistry meters,
      boolean guarded,
      EventLog log,
      Checkpoint checkpoint) {
    this.generation = generation;
    this.documents = new Documents(mongo, generation, guarded);
    this.kept = guarded ? Kept.nothing() : Kept.bounded();
    this.hot = hot;
    this.notices = new Notices(redis, hot);
    this.metrics = new FlushMetrics(meters, generation.id());
    this.checkpoint = checkpoint;
    this.express =
        new Express(log, guarded ? new Aheads(mongo).notes(generation.id()) : Express.Notes.NONE);
    this.log = log;
    this.holds =
        guarded ? Holds.readEachTime(mongo, generation.id()) : new Holds(mongo, generation.id());
    this.resource = "Projector[" + generation.processorName() + "]";
    hot.serve(generation, documents);
  }

  /** It will not be used any more. */
  void close() {
    hot.leave(generation.id());
    metrics.close();
  }

  public Generation generation() {
    return generation;
  }

  /** Makes sure of the index, if it is of one of this projection's types. */
  void index(ViewIndex<?> index) {
    documents.index(index);
  }

  /** Every one of the log: what can't be read is not passed over. */
  @Override
  public boolean canHandle(EventMessage<?> message) {
    return true;
  }

  @Override
  public boolean canHandleType(Class<?> payloadType) {
    return Event.class.isAssignableFrom(payloadType);
  }

  /** Folds the event into the batch. */
  @Override
  public @Nullable Object handle(EventMessage<?> message) {
    delivery(CurrentUnitOfWork.get()).fold(position(message));
    return null;
  }

  /** Flushes after the last event of the batch. */
  @Override
  public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
      throws Exception {
    Object result = chain.proceed();
    if (((BatchingUnitOfWork<?>) unitOfWork).isLastMessage()) {
      delivery(unitOfWork).flush();
      Instant until = unitOfWork.getMessage().getTimestamp();
      long position = position(unitOfWork.getMessage());
      unitOfWork.afterCommit(committed -> contained(committed, until, position));
    }
    return result;
  }

  /** Takes a stretch of the log from fold to store; the token is the caller's. */
  void project(List<Recorded<Event>> events) {
    project(events, NO_SEGMENT);
  }

  /** As the owner of a segment does. */
  void project(List<Recorded<Event>> events, int segment) {
    Delivery delivery = delivery(events, segment);
    events.forEach(event -> delivery.fold(event.position()));
    delivery.flush();
  }

  private void flush(Batch batch) {
    holds.keep(batch.holding());
    store(batch);
  }

  private void store(Batch batch) {
    metrics.flushed(
        batch,
        batch::total,
        () -> write(batch),
        () -> {
          hot.write(batch.hot());
          checkpoint.passed("redis");
        });
    notices.publish(batch);
  }

  private void write(Batch batch) {
    try {
      batch.write(checkpoint);
    } catch (RuntimeException | Error failure) {
      kept.forget();
      throw failure;
    }
  }

  /**
   * Up to when every event of a segment is contained, as far as it is known: the recorded time of
   * the last event folded, or later when it was seen to have nothing left to do.
   */
  Instant containedUntil(int segment) {
    return containedUntil.getOrDefault(segment, Instant.EPOCH);
  }

  void contained(int segment, Instant until) {
    containedUntil.merge(segment, until, (known, now) -> now.isAfter(known) ? now : known);
  }

  private void contained(UnitOfWork<?> unitOfWork, Instant until, long position) {
    int segment = segment(unitOfWork);
    if (segment != NO_SEGMENT) {
      contained(segment, until);
      express.passed(segment, position);
    }
  }

  private int segment(UnitOfWork<?> unitOfWork) {
    Integer segment =
        unitOfWork.getResource("Processor[" + generation.processorName() + "]/SegmentId");
    return segment == null ? NO_SEGMENT : segment;
  }

  /** Somebody is waiting for a community's events up to an index. */
  void want(CommunityId communityId, int segment, long index) {
    express.want(communityId, segment, index);
  }

  /** Up to where a community is contained ahead of its segment. */
  long reachedAhead(CommunityId communityId) {
    return express.reached(communityId);
  }

  private Delivery delivery(UnitOfWork<?> unitOfWork) {
    return unitOfWork.getOrComputeResource(
        resource,
        key -> {
          ReentrantLock turn = turn(segment(unitOfWork));
          turn.lock();
          unitOfWork.onCleanup(over -> turn.unlock());
          return delivery(
              ((BatchingUnitOfWork<?>) unitOfWork)
                  .getMessages().stream().map(Projector::recorded).toList(),
              segment(unitOfWork));
        });
  }

  /** Of those who write documents of a segment in this process; a batch keeps it to its end. */
  private ReentrantLock turn(int segment) {
    return turns.computeIfAbsent(segment, unseen -> new ReentrantLock());
  }

  /**
   * Folds a blocked document anew from the log, and sets the totals over it. Whether it is still
   * blocked then, it says itself.
   *
   * @param watermarks tell how far everything else has come
   * @throws com.mongodb.MongoBulkWriteException when another process has written it meanwhile: to
   *     be tried again
   */
  void retry(ViewKey key, Watermarks watermarks) {
    Remade remade = new Remade(generation.projection(), key, log, codec);
    remade.foldTo(reach(key));
    int segment = watermarks.of(generation.id()).segmentOf(key.communityId());
    ReentrantLock turn = turn(segment);
    turn.lock();
    try {
      remade.foldTo(reach(key));
      Batch batch =
          Batch.mending(
              generation,
              documents,
              codec,
              kept,
              watermarks.of(generation.id()).of(key.communityId()),
              key,
              remade.folded());
      flush(batch);
    } finally {
      turn.unlock();
    }
  }

  /** From which event on a community stands still; null when it does not. */
  @Nullable Blocked held(CommunityId communityId) {
    return holds.known().get(communityId);
  }

  /** Another process may have held a community, or let it go on. */
  void lookAtHolds() {
    holds.all();
  }

  /**
   * Folds what a community misses that stands still. It goes on from then on, or stands still at
   * the next event that can't be folded.
   *
   * @param watermarks tell which segment it is of
   * @throws com.mongodb.MongoBulkWriteException when another process has written meanwhile: to be
   *     tried again
   */
  void release(CommunityId communityId, Watermarks watermarks) {
    ReentrantLock turn = turn(watermarks.of(generation.id()).segmentOf(communityId));
    new Release(communityId, this::store, holds, log, turn).run();
  }

  /** Folds and stores, whoever is held. */
  private void store(List<Recorded<Event>> events, Holding holding) {
    store(folded(new Batch(generation, documents, codec, kept, events, holding)));
  }

  private static Batch folded(Batch batch) {
    batch.events().forEach(event -> batch.fold(event.position()));
    return batch;
  }

  private long reach(ViewKey key) {
    Stored stored = documents.read(key.type(), List.of(key.id())).get(key.id());
    return stored == null ? Stored.NOTHING : stored.reach();
  }

  private Delivery delivery(List<Recorded<Event>> events, int segment) {
    return new Delivery(
        events,
        this::begin,
        this::flush,
        position -> express.serve(segment, position, this::ahead));
  }

  private Batch begin(List<Recorded<Event>> events) {
    return new Batch(generation, documents, codec, kept, events, new Holding(holds.all()));
  }

  private void ahead(List<Recorded<Event>> events) {
    flush(folded(begin(events)));
  }

  static Recorded<Event> recorded(Message<?> message) {
    EventMessage<?> event = (EventMessage<?>) message;
    return new Recorded<>(
        position(event),
        event.getTimestamp(),
        payload(event),
        String.valueOf(event.getMetaData().getOrDefault(MetadataKeys.ACTOR, "system")));
  }

  /** The projections share the message: the first to come reads the payload, the others wait. */
  private static Event payload(EventMessage<?> event) {
    synchronized (event) {
      return Unreadable.orEvent(event);
    }
  }

  private static long position(EventMessage<?> message) {
    return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
  }
}
