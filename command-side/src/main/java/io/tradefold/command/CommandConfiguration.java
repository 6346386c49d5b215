package io.tradefold.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.LogHead;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all command sides share. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

  @Bean
  CommandSender commandSender(
      CommandGateway gateway, LogHead head, ObjectProvider<MeterRegistry> meters) {
    return new CommandSender(
        gateway, head, new CommandMetrics(meters.getIfAvailable(SimpleMeterRegistry::new)));
  }

  @Bean
  AggregateStreams aggregateStreams(EventStore store) {
    return new AggregateStreams(store);
  }

  @Bean
  InputMapper inputMapper() {
    return new InputMapper();
  }

  @Bean
  InputConverter inputConverter(InputMapper mapper) {
    return new InputConverter(mapper);
  }
}
