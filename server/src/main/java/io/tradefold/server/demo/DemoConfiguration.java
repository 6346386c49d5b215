package io.tradefold.server.demo;

import io.tradefold.api.LogHead;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import io.tradefold.server.stores.DataFolder;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo, in profile {@code demo} only. */
@OnRole(Role.COMMAND)
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

  @Bean
  DemoTokens demoTokens(DataFolder dataFolder) {
    return new DemoTokens(dataFolder.root());
  }

  /** Runs before the server reports that it is ready. */
  @Bean
  ApplicationRunner demoData(
      CommandGateway commands,
      EventStore events,
      LogHead head,
      Clock clock,
      ConfigurableApplicationContext context) {
    DemoLoader loader = new DemoLoader(commands, events, head, clock);
    return arguments -> {
      try {
        loader.load();
      } catch (RuntimeException ended) {
        if (!context.isClosed()) {
          throw ended;
        }
        LOG.debug("The demo's data is not whole", ended);
        LOG.info("The server stops; its next start makes the rest of the demo's data");
      }
    };
  }
}
