package io.tradefold.server.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the log answers. Without it Tradefold is not ready. */
@Configuration(proxyBeanMethods = false)
class LogHealth {

  // Whatever a log throws that does not answer: it is said here, and not thrown on.
  @Bean
  HealthIndicator logHealthIndicator(Log log) {
    return () -> {
      try {
        log.ask();
        return Health.up().withDetail("head", log.index()).build();
      } catch (RuntimeException e) {
        return Health.down(e).build();
      }
    };
  }
}
