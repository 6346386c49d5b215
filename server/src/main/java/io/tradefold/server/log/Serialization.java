package io.tradefold.server.log;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How what is stored is written, in whichever log. */
@Configuration(proxyBeanMethods = false)
class Serialization {

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

  /** A snapshot of an earlier revision is passed over, and the aggregate built from its events. */
  @Bean
  SnapshotFilter currentSnapshots(PublishedNames names) {
    return snapshot -> isCurrent(snapshot, names);
  }

  /** (Axon's own filter knows only its own annotation, and would pass over every one of ours.) */
  private static boolean isCurrent(DomainEventData<?> snapshot, PublishedNames names) {
    SerializedType type = snapshot.getPayload().getType();
    return names.isCurrent(type.getName(), type.getRevision());
  }
}
