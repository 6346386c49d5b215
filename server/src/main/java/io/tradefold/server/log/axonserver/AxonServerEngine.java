package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.server.log.KnownEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.EventBuffer;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events and snapshots in an Axon Server, see {@link Positions}. What a unit of work appends goes
 * out when it commits, as one transaction of the server. (Axon's own engine for it can't be
 * extended; it knows neither our positions nor that a lost race is one.)
 */
final class AxonServerEngine extends AbstractEventStorageEngine {

  private static final Logger log = LoggerFactory.getLogger(AxonServerEngine.class);

  /** So many events wait in memory for each who follows the log: some hold 500 executions. */
  private static final int BUFFERED = 256;

  private static final int SNAPSHOTS_AT_ONCE = 2;

  private static final String APPEND = AxonServerEngine.class.getName() + "/append";

  private final EventServer server;

  private AxonServerEngine(Builder builder, EventServer server) {
    super(builder);
    this.server = server;
  }

  /**
   * @param serializer of events and snapshots, which can read the metadata of an Axon Server
   */
  static AxonServerEngine of(
      EventServer server, Serializer serializer, EventUpcaster upcasters, SnapshotFilter filter) {
    Builder builder = new Builder();
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(upcasters)
        .snapshotFilter(filter)
        .persistenceExceptionResolver(LostRace::is);
    return new AxonServerEngine(builder, server);
  }

  private static final class Builder extends AbstractEventStorageEngine.Builder {}

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
    if (messages.isEmpty()) {
      return;
    }
    List<DomainEventMessage<?>> events =
        messages.stream().<DomainEventMessage<?>>map(AxonServerEngine::ofAnAggregate).toList();
    List<Event> stored = events.stream().map(event -> StoredEvent.of(event, serializer)).toList();
    if (CurrentUnitOfWork.isStarted()) {
      UnitOfWork<?> root = CurrentUnitOfWork.get().root();
      root.<Append>getOrComputeResource(APPEND, key -> atCommit(root, events.getFirst()))
          .add(stored);
    } else {
      Append append = new Append(server);
      append.add(stored);
      commit(append, events.getFirst());
    }
  }

  private Append atCommit(UnitOfWork<?> root, DomainEventMessage<?> first) {
    Append append = new Append(server);
    root.onCommit(unit -> commit(append, first));
    return append;
  }

  private void commit(Append append, DomainEventMessage<?> first) {
    try {
      append.commit();
    } catch (EventStoreException e) {
      handlePersistenceException(e, first);
    }
  }

  private static DomainEventMessage<?> ofAnAggregate(EventMessage<?> message) {
    if (message instanceof DomainEventMessage<?> event
        && event.getPayload() instanceof io.tradefold.api.Event) {
      return event;
    }
    throw new IllegalArgumentException(
        "Only events of an aggregate go into the log, not " + message.getPayloadType());
  }

  /** Nobody waits for it, and the aggregate does without. */
  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    CompletableFuture<?> _ =
        server
            .events()
            .appendSnapshot(StoredEvent.of(snapshot, serializer))
            .exceptionally(
                failure -> {
                  log.warn("No snapshot of {} is kept", snapshot.getAggregateIdentifier(), failure);
                  return null;
                });
  }

  /**
   * @throws org.axonframework.serialization.SerializationException when this version does not know
   *     one of them
   */
  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return KnownEvents.only(super.readEvents(aggregateIdentifier, firstSequenceNumber));
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String aggregateIdentifier, long firstSequenceNumber) {
    return server
        .events()
        .openAggregateStream(aggregateIdentifier, firstSequenceNumber)
        .asStream()
        .map(GrpcBackedDomainEventData::new);
  }

  /** The last ones, latest first: one of an older revision may lie before the current one. */
  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return server
        .events()
        .loadSnapshots(aggregateIdentifier, Long.MAX_VALUE, SNAPSHOTS_AT_ONCE)
        .asStream()
        .map(GrpcBackedDomainEventData::new);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    long last = server.answer(channel -> channel.findHighestSequence(aggregateIdentifier));
    return last < 0 ? Optional.empty() : Optional.of(last);
  }

  TrackingEventStream openStream(@Nullable TrackingToken token) {
    return new EventBuffer(
        PositionedStream.open(server, Positions.of(token), BUFFERED),
        upcasterChain,
        getEventSerializer(),
        true);
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    throw new UnsupportedOperationException("An Axon Server's log is read as a stream");
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return Positions.token(Positions.ofIndex(server.answer(EventChannel::getFirstToken)));
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return Positions.token(server.head());
  }

  @Override
  public @Nullable TrackingToken createTokenAt(Instant moment) {
    return Positions.token(
        Positions.ofIndex(server.answer(channel -> channel.getTokenAt(moment.toEpochMilli()))));
  }

  /** The events of a page, upcast and read when somebody looks at them. */
  List<? extends TrackedEventMessage<?>> messages(List<EventWithToken> stored) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
            stored.stream().map(AxonServerEngine::tracked), getEventSerializer(), upcasterChain)
        .toList();
  }

  private static TrackedEventData<?> tracked(EventWithToken stored) {
    return new TrackedDomainEventData<>(
        Positions.token(stored.getToken()), new GrpcBackedDomainEventData(stored.getEvent()));
  }
}
