package io.tradefold.server.log;

import io.tradefold.server.roles.LogKind;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon on a log in SQL. Every bean is named here: Axon's own configuration goes by class names of
 * an older Spring Boot and would quietly run without transactions.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@OnLog({LogKind.EMBEDDED, LogKind.POSTGRESQL})
class SqlLogConfiguration {

  /**
   * How many of the newest events are kept deserialised for the processors that follow them. An
   * event of an import holds 500 executions, so a few must do.
   */
  private static final int CACHED_EVENTS = 256;

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
      Configuration axon,
      ConnectionProvider connections,
      TransactionManager transactions,
      AppendOrder order,
      SnapshotFilter currentSnapshots) {
    JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder();
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(axon.upcasterChain())
        .snapshotFilter(currentSnapshots);
    return new LogEngine(builder.connectionProvider(connections), transactions, order);
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
