package io.tradefold.server.log;

import static java.util.Objects.requireNonNull;

import io.tradefold.api.Event;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.EventLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC log with Tradefold's table: every row also names its community, large payloads are
 * packed, and appends go through the {@link AppendOrder}. Because of that order a position that is
 * missing below a visible one stays missing for ever, so tokens carry no gaps: they are plain
 * positions.
 */
class LogEngine extends JdbcEventStorageEngine {

  private static final String INSERT =
      """
      INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, community_id,
                         name, revision, payload, payload_rest, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final GapAwareTrackingToken NOWHERE =
      GapAwareTrackingToken.newInstance(0, List.of());

  private static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("event")
          .snapshotTable("snapshot")
          .globalIndexColumn("position")
          .eventIdentifierColumn("event_id")
          .aggregateIdentifierColumn("aggregate_id")
          .sequenceNumberColumn("sequence")
          .typeColumn("aggregate_type")
          .timestampColumn("recorded_at")
          .payloadTypeColumn("name")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .trackedEventFields(
              schema -> "position, " + schema.domainEventFields() + ", " + PackedPayload.REST)
          .build();

  private static final String PAGE =
      "SELECT "
          + SCHEMA.trackedEventFields()
          + " FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT "
          + (PageRoom.MOST_EVENTS + 1);

  private static final String PAGE_OF_COMMUNITY =
      "SELECT "
          + SCHEMA.trackedEventFields()
          + " FROM event WHERE position > ? AND position <= ? AND community_id = ?"
          + " ORDER BY position LIMIT "
          + (PageRoom.MOST_EVENTS + 1);

  private final TransactionManager transactions;
  private final AppendOrder order;

  LogEngine(Builder builder, TransactionManager transactions, AppendOrder order) {
    super(configured(builder, transactions, order));
    this.transactions = transactions;
    this.order = order;
  }

  private static Builder configured(
      Builder builder, TransactionManager transactions, AppendOrder order) {
    builder.persistenceExceptionResolver(new DuplicateKey());
    return builder
        .transactionManager(transactions)
        .schema(SCHEMA)
        .extendedGapCheckEnabled(false)
        .createHeadToken((connection, schema) -> headToken(connection, order))
        .readEventDataWithoutGaps(
            (connection, schema, after, limit) ->
                readForward(connection, schema, after, limit, order));
  }

  private static PreparedStatement headToken(Connection connection, AppendOrder order)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement("SELECT MAX(position) FROM event WHERE position <= ?");
    statement.setLong(1, order.readable());
    return statement;
  }

  private static PreparedStatement readForward(
      Connection connection, EventSchema schema, long after, int limit, AppendOrder order)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            "SELECT "
                + schema.trackedEventFields()
                + " FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?");
    statement.setLong(1, after);
    statement.setLong(2, order.readable());
    statement.setInt(3, limit);
    return statement;
  }

  /**
   * @throws org.axonframework.serialization.SerializationException when this version does not know
   *     one of them
   */
  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return KnownEvents.only(super.readEvents(aggregateIdentifier, firstSequenceNumber));
  }

  /** One community's events by their own index, or everybody's; at least one if there is any. */
  EventLog.Page page(@Nullable CommunityId communityId, long after, long upTo) {
    return transactions.fetchInTransaction(
        () -> {
          Connection connection = getConnection();
          try (PreparedStatement statement =
              connection.prepareStatement(communityId == null ? PAGE : PAGE_OF_COMMUNITY)) {
            statement.setLong(1, after);
            statement.setLong(2, Math.min(upTo, order.readable()));
            if (communityId != null) {
              statement.setString(3, communityId.value());
            }
            return page(statement);
          } catch (SQLException e) {
            throw new EventStoreException("The events behind " + after + " can't be read", e);
          } finally {
            JdbcUtils.closeQuietly(connection);
          }
        });
  }

  private EventLog.Page page(PreparedStatement statement) throws SQLException {
    List<TrackedEventData<?>> rows = new ArrayList<>();
    PageRoom room = new PageRoom();
    boolean last = true;
    try (ResultSet result = statement.executeQuery()) {
      while (last && result.next()) {
        TrackedEventData<?> row = getTrackedEventData(result, NOWHERE);
        last = room.take(((byte[]) row.getPayload().getData()).length);
        if (last) {
          rows.add(row);
        }
      }
    }
    return new EventLog.Page(
        EventUtils.upcastAndDeserializeTrackedEvents(
                rows.stream(), getEventSerializer(), upcasterChain)
            .toList(),
        last);
  }

  /** Everything slow is done before the turn is taken: nobody waits for another's JSON. */
  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    List<Row> rows = events.stream().map(event -> Row.of(event, serializer)).toList();
    transactions.executeInTransaction(() -> insert(rows));
  }

  private void insert(List<Row> rows) {
    Connection connection = getConnection();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Row row : rows) {
        row.bind(statement);
        statement.addBatch();
      }
      order.await(connection);
      statement.executeBatch();
      order.appended(connection);
    } catch (SQLException e) {
      handlePersistenceException(e, rows.getFirst().event());
      throw new EventStoreException("Unreachable: the handler above always throws", e);
    } finally {
      JdbcUtils.closeQuietly(connection);
    }
  }

  @Override
  protected TrackedEventData<?> getTrackedEventData(
      ResultSet row, GapAwareTrackingToken previousToken) throws SQLException {
    return new TrackedDomainEventData<>(
        GapAwareTrackingToken.newInstance(row.getLong("position"), List.of()),
        getDomainEventData(row));
  }

  @Override
  protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
    return new GenericDomainEventEntry<>(
        row.getString("aggregate_type"),
        row.getString("aggregate_id"),
        row.getLong("sequence"),
        row.getString("event_id"),
        row.getString("recorded_at"),
        row.getString("name"),
        row.getString("revision"),
        PackedPayload.read(row),
        row.getBytes("metadata"));
  }

  /** An event as it is about to be stored. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(
      DomainEventMessage<?> event,
      String communityId,
      SerializedObject<byte[]> serialized,
      PackedPayload payload,
      byte[] metadata) {

    static Row of(EventMessage<?> message, Serializer serializer) {
      if (message instanceof DomainEventMessage<?> event
          && event.getPayload() instanceof Event payload) {
        SerializedObject<byte[]> serialized = event.serializePayload(serializer, byte[].class);
        return new Row(
            event,
            payload.communityId().value(),
            serialized,
            PackedPayload.of(serialized.getData()),
            event.serializeMetaData(serializer, byte[].class).getData());
      }
      throw new IllegalArgumentException(
          "Only events of an aggregate go into the log, not " + message.getPayloadType());
    }

    void bind(PreparedStatement statement) throws SQLException {
      statement.setString(1, event.getIdentifier());
      statement.setString(2, event.getAggregateIdentifier());
      statement.setLong(3, event.getSequenceNumber());
      statement.setString(4, event.getType());
      statement.setString(5, DateTimeUtils.formatInstant(event.getTimestamp()));
      statement.setString(6, communityId);
      statement.setString(7, serialized.getType().getName());
      statement.setString(8, requireNonNull(serialized.getType().getRevision()));
      statement.setBytes(9, payload.head());
      statement.setBytes(10, payload.rest());
      statement.setBytes(11, metadata);
    }
  }
}
