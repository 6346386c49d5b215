package io.tradefold.command.trading;

import io.tradefold.api.LogHead;
import io.tradefold.command.AggregateCaches;
import io.tradefold.command.AggregateStreams;
import io.tradefold.command.community.Communities;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The command side of trading accounts. */
@Configuration(proxyBeanMethods = false)
class TradingConfiguration {

  @Bean
  AccountStreams accountStreams(AggregateStreams streams, Communities communities) {
    return new AccountStreams(streams, communities);
  }

  /**
   * @param accounts how many accounts are kept in memory
   */
  @Bean
  Cache tradingAccountCache(
      @Value("${tradefold.command.cached-accounts:1024}") int accounts,
      LogHead log,
      ObjectProvider<EventStore> store) {
    return AggregateCaches.ofSize(accounts, log, store::getObject);
  }
}
