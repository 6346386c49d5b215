package io.tradefold.server.log;

import io.tradefold.projection.engine.EventLog;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon on a log in SQL. Every bean is named here: Axon's own configuration goes by class names of
 * an older Spring Boot and would quietly run without transactions.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

  /**
   * How many of the newest events are kept deserialised for the processors that follow them. An
   * event of an import holds 500 executions, so a few must do.
   */
  private static final int CACHED_EVENTS = 256;

  /**
   * Events are part of the message contract; the states of aggregates belong to who decides. Of
   * projections nothing is in the log.
   */
  @Bean
  PublishedNames publishedNames() {
    return PublishedNames.scan("io.tradefold.api", "io.tradefold.command", "io.tradefold.server");
  }

  @Bean
  @Primary
  PublishedSerializer serializer(PublishedNames names) {
    return new PublishedSerializer(names);
  }

  /** The same; Axon looks for one by this qualifier and would otherwise make its own. */
  @Bean
  @Qualifier("eventSerializer")
  Serializer eventSerializer(PublishedSerializer serializer) {
    return serializer;
  }

  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  /**
   * The transaction's connection. (Axon's wrapper that keeps one for a unit of work closes it again
   * after the transaction has given it back; to the pool that is the next lease's close, and takes
   * away its statements.)
   */
  @Bean
  ConnectionProvider connectionProvider(DataSource source) {
    return new SpringDataSourceConnectionProvider(source);
  }

  @Bean
  LogEngine eventStorageEngine(
      Serializer serializer,
      PublishedNames names,
      Configuration axon,
      ConnectionProvider connections,
      TransactionManager transactions,
      AppendOrder order) {
    JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder();
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(axon.upcasterChain())
        .snapshotFilter(snapshot -> isCurrent(snapshot, names));
    return new LogEngine(builder.connectionProvider(connections), transactions, order);
  }

  @Bean
  EventLog eventLogPages(ObjectProvider<LogEngine> engine, DataSource source) {
    return new LogPages(engine, source);
  }

  /**
   * A snapshot of an earlier revision is passed over, and the aggregate built from its events.
   * (Axon's own filter knows only its own annotation, and would pass over every snapshot of ours.)
   */
  private static boolean isCurrent(DomainEventData<?> snapshot, PublishedNames names) {
    SerializedType type = snapshot.getPayload().getType();
    return names.isCurrent(type.getName(), type.getRevision());
  }

  @Bean(destroyMethod = "shutDown")
  EmbeddedEventStore eventStore(JdbcEventStorageEngine engine, Configuration axon) {
    return EmbeddedEventStore.builder()
        .storageEngine(engine)
        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
        .cachedEvents(CACHED_EVENTS)
        .fetchDelay(50)
        .build();
  }
}
