package io.tradefold.server.log.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.tradefold.api.MetadataKeys;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.PackedJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

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

  static String communityOf(Event event) {
    return event.getMetaDataOrThrow(MetadataKeys.COMMUNITY_ID).getTextValue();
  }

  static int unpackedSize(Event event) {
    return PackedJson.unpackedSize(event.getPayload().getData().toByteArray());
  }

  /**
   * @param stored with its position
   * @param serializer of metadata
   */
  static LogRow row(EventWithToken stored, Serializer serializer) {
    Event event = stored.getEvent();
    return new LogRow(
        stored.getToken(),
        event.getMessageIdentifier(),
        event.getAggregateIdentifier(),
        event.getAggregateSequenceNumber(),
        event.getAggregateType(),
        DateTimeUtils.formatInstant(Instant.ofEpochMilli(event.getTimestamp())),
        communityOf(event),
        event.getPayload().getType(),
        event.getPayload().getRevision(),
        text(PackedJson.unpack(event.getPayload().getData().toByteArray())),
        text(
            serializer
                .serialize(
                    new GrpcMetaDataConverter(serializer).convert(event.getMetaDataMap()),
                    byte[].class)
                .getData()));
  }

  /** Bytes that are no text would come back as others: better no copy than a wrong one. */
  private static String text(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new EventStoreException("An event of the log is not UTF-8", e);
    }
  }
}
