package io.tradefold.server.demo;

import io.tradefold.api.LogHead;
import io.tradefold.server.stores.DataFolder;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo, in profile {@code demo} only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

  @Bean
  DemoTokens demoTokens(DataFolder dataFolder) {
    return new DemoTokens(dataFolder.root());
  }

  /** Runs before the server reports that it is ready. */
  @Bean
  ApplicationRunner demoData(
      CommandGateway commands, EventStore events, LogHead head, Clock clock) {
    DemoLoader loader = new DemoLoader(commands, events, head, clock);
    return arguments -> loader.load();
  }
}
