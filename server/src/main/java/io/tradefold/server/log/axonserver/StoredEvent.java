package io.tradefold.server.log.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.api.MetadataKeys;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.PackedJson;
import java.time.Instant;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as it is kept in an Axon Server. Its metadata names its community. */
final class StoredEvent {

  private StoredEvent() {}

  /** As it is about to be stored; so is a snapshot, which belongs to no community. */
  static Event of(DomainEventMessage<?> message, Serializer serializer) {
    SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
    String revision = payload.getType().getRevision();
    GrpcMetaDataConverter metadata = new GrpcMetaDataConverter(serializer);
    Event.Builder event =
        Event.newBuilder()
            .setMessageIdentifier(message.getIdentifier())
            .setAggregateIdentifier(message.getAggregateIdentifier())
            .setAggregateSequenceNumber(message.getSequenceNumber())
            .setAggregateType(message.getType())
            .setTimestamp(message.getTimestamp().toEpochMilli())
            .setPayload(
                io.axoniq.axonserver.grpc.SerializedObject.newBuilder()
                    .setType(payload.getType().getName())
                    .setRevision(revision == null ? "" : revision)
                    .setData(ByteString.copyFrom(payload.getData())));
    message
        .getMetaData()
        .forEach((key, value) -> event.putMetaData(key, metadata.convertToMetaDataValue(value)));
    if (message.getPayload() instanceof io.tradefold.api.Event payloadOfCommunity) {
      event.putMetaData(
          MetadataKeys.COMMUNITY_ID,
          MetaDataValue.newBuilder()
              .setTextValue(payloadOfCommunity.communityId().value())
              .build());
    }
    return event.build();
  }

  /** Null for an event that is not ours, in a context that others append to as well. */
  static @Nullable String communityOf(Event event) {
    MetaDataValue community = event.getMetaDataMap().get(MetadataKeys.COMMUNITY_ID);
    return community == null ? null : community.getTextValue();
  }

  static int unpackedSize(Event event) {
    return PackedJson.unpackedSize(event.getPayload().getData().toByteArray());
  }

  /**
   * @param stored with its position
   * @param serializer of metadata
   * @throws EventStoreException when it is not ours
   */
  static LogRow row(EventWithToken stored, Serializer serializer) {
    Event event = stored.getEvent();
    String community = communityOf(event);
    if (community == null) {
      throw new EventStoreException(
          "The event at " + stored.getToken() + " of the log names no community: it is not ours");
    }
    return new LogRow(
        stored.getToken(),
        event.getMessageIdentifier(),
        event.getAggregateIdentifier(),
        event.getAggregateSequenceNumber(),
        event.getAggregateType(),
        DateTimeUtils.formatInstant(Instant.ofEpochMilli(event.getTimestamp())),
        community,
        event.getPayload().getType(),
        event.getPayload().getRevision(),
        PackedJson.text(PackedJson.unpack(event.getPayload().getData().toByteArray())),
        PackedJson.text(
            serializer
                .serialize(
                    new GrpcMetaDataConverter(serializer).convert(event.getMetaDataMap()),
                    byte[].class)
                .getData()));
  }
}
