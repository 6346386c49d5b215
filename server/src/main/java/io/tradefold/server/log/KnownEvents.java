package io.tradefold.server.log;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;

/** An aggregate decides on all of its events, or not at all. */
public final class KnownEvents {

  private KnownEvents() {}

  /**
   * The same events. Reading one that this version does not know throws {@link
   * SerializationException}.
   */
  public static DomainEventStream only(DomainEventStream events) {
    return DomainEventStream.of(events.asStream().map(KnownEvents::known));
  }

  private static DomainEventMessage<?> known(DomainEventMessage<?> event) {
    if (event.getPayload() instanceof UnknownSerializedType unknown) {
      throw new SerializationException(
          "The log holds '"
              + unknown.serializedType().getName()
              + "', which this version does not know");
    }
    return event;
  }
}
