package io.tradefold.server;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, read at the edge alone. */
@Configuration(proxyBeanMethods = false)
class Time {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
