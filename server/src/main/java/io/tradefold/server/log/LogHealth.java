package io.tradefold.server.log;

import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether the log answers. Without it nobody is ready who appends or folds; who only answers
 * queries is all the same: what has been folded can be read.
 */
@Configuration(proxyBeanMethods = false)
@OnRole({Role.COMMAND, Role.PROJECTION})
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
