package io.tradefold.server.stores;

import com.mongodb.MongoException;
import io.tradefold.api.LeftAlone;
import io.tradefold.api.Progress;
import io.tradefold.projection.audit.BlockedDocuments;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Whether the stores answer. Without the log Tradefold is not ready. Without MongoDB it is, because
 * commands are taken, though its health as a whole is down; without Redis it is only slower,
 * because readers then take MongoDB.
 */
@Configuration(proxyBeanMethods = false)
class StoreHealth {

  private static final String AWAY = "MongoDB did not answer a moment ago";

  static final Status DEGRADED = new Status("DEGRADED", "works, with less than it should have");

  /** Spring's own asks {@code hello}, which the embedded MongoDB does not know. */
  @Bean
  @OnRole({Role.PROJECTION, Role.QUERY})
  HealthIndicator viewsHealthIndicator(MongoTemplate mongo, LeftAlone leftAlone) {
    return () -> {
      if (leftAlone.isNow()) {
        return Health.down().withDetail("error", AWAY).build();
      }
      try {
        mongo.executeCommand(new Document("ping", 1));
        return Health.up().build();
      } catch (DataAccessException e) {
        leftAlone.failed();
        return Health.down(e).build();
      }
    };
  }

  /** Until the projections are known to be at work, no query is answered. */
  @Bean
  @OnRole({Role.PROJECTION, Role.QUERY})
  HealthIndicator projectionsHealthIndicator(Progress progress) {
    return () ->
        (progress.isKnown() ? Health.up() : Health.outOfService())
            .withDetail("reached", progress.reached(null))
            .withDetail("lagMs", progress.lag(null).toMillis())
            .build();
  }

  @Bean
  @OnRole(Role.PROJECTION)
  HealthIndicator blockedHealthIndicator(BlockedDocuments blocked, LeftAlone leftAlone) {
    return () -> {
      if (leftAlone.isNow()) {
        return Health.status(DEGRADED).withDetail("error", AWAY).build();
      }
      try {
        int count = blocked.count();
        return (count == 0 ? Health.up() : Health.status(DEGRADED))
            .withDetail("blocked", count)
            .build();
      } catch (MongoException | DataAccessException e) {
        leftAlone.failed();
        return Health.status(DEGRADED).withException(e).build();
      }
    };
  }

  @Bean
  HealthIndicator hotViewsHealthIndicator(StringRedisTemplate redis) {
    return () -> {
      try {
        redis.hasKey("tradefold:ping");
        return Health.up().build();
      } catch (DataAccessException e) {
        return Health.status(DEGRADED).withException(e).build();
      }
    };
  }
}
