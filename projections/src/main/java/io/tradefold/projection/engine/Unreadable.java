package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Unrecorded;
import io.tradefold.api.community.CommunityId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Stands for an event that this code can't read: its name is unknown, or its payload is not what
 * its name says. Nobody can tell what it concerns, but for its community.
 *
 * @param type the name it is stored by, if it is unknown; or the class it should have been
 * @param error what failed
 */
record Unreadable(CommunityId communityId, String type, String error) implements Unrecorded {

  /** The event of a message, or what stands for it. */
  static Event orEvent(EventMessage<?> message) {
    try {
      return message.getPayload() instanceof Event event ? event : unknown(message);
    } catch (SerializationException failure) {
      return new Unreadable(
          CommunitySequence.communityOf(message),
          message.getPayloadType().getName(),
          String.valueOf(failure.getCause()));
    }
  }

  private static Unreadable unknown(EventMessage<?> message) {
    String type =
        message.getPayload() instanceof UnknownSerializedType unknown
            ? unknown.serializedType().getName()
            : message.getPayloadType().getName();
    return new Unreadable(
        CommunitySequence.communityOf(message), type, "This version does not know such an event");
  }
}
