package io.tradefold.server.log.axonserver;

import io.tradefold.server.log.Log;
import io.tradefold.server.log.OnLog;
import io.tradefold.server.log.PackingSerializer;
import io.tradefold.server.log.PublishedSerializer;
import io.tradefold.server.roles.LogKind;
import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.TagsConfigurationProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What is particular to a log in an Axon Server, which any number of processes may share. Where it
 * is and what else there is to say of it, the usual {@code axon.axonserver.*} say; {@code
 * axon.axonserver.enabled} stays false, for Axon's own configuration would bring an event store
 * that knows nothing of our positions.
 */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.AXON_SERVER)
@EnableConfigurationProperties(TagsConfigurationProperties.class)
class AxonServerLog {

  private static final Duration STARTED_WITHIN = Duration.ofSeconds(30);

  /** What the settings say stands. */
  @Bean
  AxonServerConfiguration axonServerConfiguration(Environment environment) {
    AxonServerConfiguration configuration = new AxonServerConfiguration();
    configuration.setComponentName(environment.getProperty("spring.application.name", "tradefold"));
    configuration.setConnectTimeout(3_000);
    configuration.setReconnectInterval(1_000);
    configuration.setCommandThreads(32);
    configuration.setShortcutQueriesToLocalHandlers(true);
    return configuration;
  }

  /**
   * @throws AxonServerAway when it does not answer
   */
  @Bean(destroyMethod = "close")
  EventServer eventServer(AxonServerConfiguration configuration, TagsConfigurationProperties tags) {
    AxonServerConnectionManager connections =
        AxonServerConnectionManager.builder()
            .routingServers(configuration.getServers())
            .axonServerConfiguration(configuration)
            .tagsConfiguration(tags.toTagsConfiguration())
            .build();
    EventServer server =
        new EventServer(connections, Duration.ofMillis(configuration.getCommitTimeout()));
    try {
      server.await(configuration.getServers(), STARTED_WITHIN);
    } catch (AxonServerAway away) {
      server.close();
      throw away;
    }
    return server;
  }

  /** What is appended together is stored together by the server itself. */
  @Bean
  TransactionManager axonTransactionManager() {
    return NoTransactionManager.instance();
  }

  @Bean
  AxonServerEngine eventStorageEngine(
      EventServer server,
      PublishedSerializer serializer,
      org.axonframework.config.Configuration axon,
      SnapshotFilter currentSnapshots) {
    Serializer packing = new GrpcMetaDataAwareSerializer(new PackingSerializer(serializer));
    return AxonServerEngine.of(server, packing, axon.upcasterChain(), currentSnapshots);
  }

  @Bean(destroyMethod = "")
  AxonServerStore eventStore(AxonServerEngine engine, org.axonframework.config.Configuration axon) {
    return new AxonServerStore(engine, axon.messageMonitor(EventStore.class, "eventStore"));
  }

  @Bean
  Log log(
      EventServer server,
      ObjectProvider<AxonServerEngine> engine,
      PublishedSerializer serializer,
      ObjectProvider<CommunityIndex> index) {
    return new StreamedLog(server, engine, serializer, index);
  }
}
