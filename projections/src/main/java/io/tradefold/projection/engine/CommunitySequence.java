package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.CommunityId;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.serialization.SerializationException;

/**
 * One sequence for each community: its events are folded in order by one owner, and no other
 * community waits for it. Whoever asks is often not the one who will fold the event, so the payload
 * is not read if it can be helped: an import's takes milliseconds. The values are strings, whose
 * hashes are the same in every process.
 */
public enum CommunitySequence implements SequencingPolicy<EventMessage<?>> {
  INSTANCE;

  @Override
  public Object getSequenceIdentifierFor(EventMessage<?> message) {
    return message.getMetaData().get(MetadataKeys.COMMUNITY_ID) instanceof String community
        ? community
        : of(communityOf(message));
  }

  /** The platform's own if a message does not tell. */
  static CommunityId communityOf(EventMessage<?> message) {
    return message.getMetaData().get(MetadataKeys.COMMUNITY_ID) instanceof String community
        ? CommunityId.of(community)
        : communityOfPayload(message);
  }

  private static CommunityId communityOfPayload(EventMessage<?> message) {
    try {
      return message.getPayload() instanceof Event event
          ? event.communityId()
          : CommunityId.PLATFORM;
    } catch (SerializationException unreadable) {
      return CommunityId.PLATFORM;
    }
  }

  /** The value that decides which segment a community belongs to. */
  static String of(CommunityId communityId) {
    return communityId.value();
  }
}
