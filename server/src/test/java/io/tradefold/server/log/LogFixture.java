package io.tradefold.server.log;

import io.tradefold.api.Event;
import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A log in SQL that belongs to a folder, without anything around it. */
final class LogFixture implements AutoCloseable {

  final DataFolder folder;
  final EventLogSource source;
  private final @Nullable LogHousekeeping housekeeping;
  final AppendOrder order;
  final TransactionManager transactions;
  final PublishedSerializer serializer =
      new PublishedSerializer(PublishedNames.scan("io.tradefold.api", "io.tradefold.server.log"));
  final LogEngine engine;

  /** The embedded one. */
  LogFixture(Path data, EventUpcaster... upcasters) {
    this(SqlKind.H2, data, upcasters);
  }

  LogFixture(SqlKind kind, Path data, EventUpcaster... upcasters) {
    folder = new DataFolder(new TradefoldSettings(data));
    source = kind.open(folder);
    housekeeping = kind == SqlKind.H2 ? new LogHousekeeping(source) : null;
    order = kind.order(source);
    transactions = new SpringTransactionManager(new JdbcTransactionManager(source));
    JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder();
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(new EventUpcasterChain(upcasters));
    builder.connectionProvider(new SqlLogConfiguration().connectionProvider(source));
    engine = new LogEngine(builder, transactions, order);
  }

  void append(String aggregateId, long sequence, Event event) {
    engine.appendEvents(List.of(message(aggregateId, sequence, event)));
  }

  static GenericDomainEventMessage<Event> message(String aggregateId, long sequence, Event event) {
    return new GenericDomainEventMessage<>("Test", aggregateId, sequence, event);
  }

  List<TrackedEventMessage<?>> readAfter(@Nullable TrackingToken token) {
    try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
      return events.<TrackedEventMessage<?>>map(event -> event).toList();
    }
  }

  JdbcTemplate jdbc() {
    return new JdbcTemplate(source);
  }

  @Override
  public void close() throws IOException {
    if (housekeeping != null) {
      housekeeping.close();
    }
    source.close();
    folder.destroy();
  }
}
