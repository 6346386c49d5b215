package io.tradefold.command;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** An aggregate's events straight from the log. */
public final class AggregateStreams {

  private final EventStore store;

  public AggregateStreams(EventStore store) {
    this.store = store;
  }

  /**
   * From a sequence number on, the first being 0. Asking by number passes the snapshot by, which
   * would otherwise stand for the beginning.
   */
  public Stream<? extends DomainEventMessage<?>> from(String aggregateId, long sequence) {
    return store.readEvents(aggregateId, sequence).asStream();
  }
}
