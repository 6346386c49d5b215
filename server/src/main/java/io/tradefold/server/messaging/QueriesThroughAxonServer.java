package io.tradefold.server.messaging;

import io.tradefold.server.log.OnLog;
import io.tradefold.server.log.axonserver.EventServer;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * With an Axon Server as the log, a query goes through it to any process that answers such; a
 * process that does so itself answers it at once.
 */
@Configuration(proxyBeanMethods = false)
@OnLog(LogKind.AXON_SERVER)
@OnRole(Role.QUERY)
class QueriesThroughAxonServer {

  @Bean
  @Primary
  AxonServerQueryBus axonServerQueryBus(
      EventServer server,
      AxonServerConfiguration configuration,
      @Qualifier("localSegment") QueryBus local,
      @Qualifier("messageSerializer") Serializer serializer) {
    local.registerHandlerInterceptor(QueriesThroughAxonServer::withRefusal);
    AxonServerQueryBus.Builder bus =
        AxonServerQueryBus.builder()
            .axonServerConnectionManager(server.connections())
            .configuration(configuration)
            .localSegment(local)
            .updateEmitter(local.queryUpdateEmitter())
            .messageSerializer(serializer)
            .genericSerializer(serializer);
    if (configuration.isShortcutQueriesToLocalHandlers()) {
      bus.enabledLocalSegmentShortCut();
    }
    return bus.build();
  }

  /** What a query is refused with goes back as a {@link Refusal}. */
  private static @Nullable Object withRefusal(
      UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain)
      throws Exception {
    try {
      return chain.proceed();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusal.of(failure);
      if (refusal == null) {
        throw failure;
      }
      throw new QueryExecutionException(String.valueOf(failure.getMessage()), failure, refusal);
    }
  }

  @Bean
  QueryGateway queryGateway(AxonServerQueryBus routed) {
    return DefaultQueryGateway.builder().queryBus(new AskedQueries(routed)).build();
  }
}
