package io.tradefold.server;

import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Queries without transactions. Axon's own bus begins one of the log for each of them, and none
 * reads the log: what they are answered from lies in Redis and MongoDB.
 */
@OnRole(Role.QUERY)
@Configuration(proxyBeanMethods = false)
class QueryBusConfiguration {

  @Bean
  @Qualifier("localSegment")
  QueryBus queryBus(org.axonframework.config.Configuration axon) {
    return SimpleQueryBus.builder()
        .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
        .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
        .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
        .build();
  }
}
