package io.tradefold.command.community;

import io.tradefold.command.AggregateStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The command side of communities. */
@Configuration(proxyBeanMethods = false)
class CommunityConfiguration {

  @Bean
  Communities communities(AggregateStreams streams) {
    return new StreamedCommunities(streams);
  }
}
