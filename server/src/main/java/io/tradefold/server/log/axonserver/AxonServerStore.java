package io.tradefold.server.log.axonserver;

import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Axon's event store on the {@link AxonServerEngine}. */
final class AxonServerStore extends AbstractEventStore {

  private final AxonServerEngine engine;

  AxonServerStore(AxonServerEngine engine, MessageMonitor<? super EventMessage<?>> monitor) {
    super(new Builder().storageEngine(engine).messageMonitor(monitor));
    this.engine = engine;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return engine.openStream(token);
  }

  /** A snapshot that can't be understood is done without; a server that is away is away. */
  @Override
  protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
      String aggregateIdentifier, Throwable failure) {
    if (AxonServerAbsence.is(failure)) {
      throw new EventStoreException("The Axon Server does not answer", failure);
    }
    return super.handleSnapshotReadingError(aggregateIdentifier, failure);
  }

  private static final class Builder extends AbstractEventStore.Builder {}
}
