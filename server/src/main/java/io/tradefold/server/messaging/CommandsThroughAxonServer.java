package io.tradefold.server.messaging;

import io.tradefold.server.log.OnLog;
import io.tradefold.server.log.axonserver.EventServer;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * With an Axon Server as the log, a command goes through it to the one process that handles its
 * aggregate.
 */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.AXON_SERVER)
@OnRole(Role.COMMAND)
class CommandsThroughAxonServer {

  @Bean
  @Primary
  AxonServerCommandBus axonServerCommandBus(
      EventServer server,
      AxonServerConfiguration configuration,
      @Qualifier("localSegment") CommandBus local,
      @Qualifier("messageSerializer") Serializer serializer) {
    return AxonServerCommandBus.builder()
        .axonServerConnectionManager(server.connections())
        .configuration(configuration)
        .localSegment(new HandledCommands(local))
        .serializer(serializer)
        .routingStrategy(AnnotationRoutingStrategy.defaultStrategy())
        .loadFactorProvider(command -> configuration.getCommandLoadFactor())
        .build();
  }

  @Bean
  CommandGateway commandGateway(
      AxonServerCommandBus routed, @Qualifier("localSegment") CommandBus local) {
    return DefaultCommandGateway.builder().commandBus(new RoutedCommands(routed, local)).build();
  }
}
