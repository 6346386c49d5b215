package io.tradefold.server.log;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Snapshots: a shortcut to the state of long-lived aggregates, taken beside the commands. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

  /** Loading an account reads at most about this many events, whatever its age. */
  private static final int EVERY_EVENTS = 250;

  /** One thread: a snapshot is never urgent, and it must not take the commands' processors. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService snapshotExecutor() {
    return Executors.newSingleThreadExecutor(new AxonThreadFactory("snapshots"));
  }

  @Bean
  SpringAggregateSnapshotter snapshotter(
      org.axonframework.config.Configuration axon,
      EventStore eventStore,
      TransactionManager transactions,
      ParameterResolverFactory parameters,
      HandlerDefinition handlers,
      ExecutorService snapshotExecutor) {
    return SpringAggregateSnapshotter.builder()
        .repositoryProvider(axon::repository)
        .eventStore(eventStore)
        .transactionManager(transactions)
        .parameterResolverFactory(parameters)
        .handlerDefinition(handlers)
        .executor(snapshotExecutor)
        .build();
  }

  @Bean
  SnapshotTriggerDefinition accountSnapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVERY_EVENTS);
  }
}
