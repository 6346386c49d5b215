package io.tradefold.server.stores;

import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.WriteGuard;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The stores of the read models: embedded, unless Spring's own settings name servers. For MongoDB
 * that is {@code spring.mongodb.uri} or {@code host}, for Redis {@code spring.data.redis.url} or
 * {@code host} of one server, {@code sentinel.nodes}, {@code cluster.nodes} or {@code
 * masterreplica.nodes}. Credentials and TLS are Spring's too: {@code rediss://}, {@code
 * spring.data.redis.ssl.bundle}.
 *
 * <p>Redis is read at its master, which is what Spring does unless it is told otherwise: a replica
 * may be behind what the projections say has been written.
 */
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {

  static final String DATABASE = "tradefold";

  private static final List<String> NAMES_OF_MONGO = List.of("uri", "host");
  private static final List<String> NAMES_OF_REDIS =
      List.of("url", "host", "sentinel.nodes", "cluster.nodes", "masterreplica.nodes");

  @Bean
  @OnRole({Role.PROJECTION, Role.QUERY})
  @Conditional(NoMongo.class)
  EmbeddedMongo embeddedMongo(DataFolder folder) {
    return new EmbeddedMongo(folder.views(), DATABASE);
  }

  @Bean
  Scratch scratch(DataFolder folder) {
    return new Scratch(folder.spool());
  }

  /** Nobody but this process can reach the embedded store. */
  @Bean
  @Conditional(NoMongo.class)
  WriteGuard writeGuard() {
    return WriteGuard.OFF;
  }

  @Bean
  @Conditional(NoRedis.class)
  EmbeddedRedis embeddedRedis(DataFolder folder) {
    return new EmbeddedRedis(folder.redis());
  }

  static final class NoMongo implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isMongoNamed(context.getEnvironment());
    }
  }

  static final class NoRedis implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isRedisNamed(context.getEnvironment());
    }
  }

  static boolean isMongoNamed(Environment environment) {
    return NAMES_OF_MONGO.stream().anyMatch(name -> isSet(environment, "spring.mongodb." + name));
  }

  static boolean isRedisNamed(Environment environment) {
    return NAMES_OF_REDIS.stream()
        .anyMatch(name -> isSet(environment, "spring.data.redis." + name));
  }

  /**
   * Whether something stands there, be it one value or a list, in whatever form it could be given.
   */
  private static boolean isSet(Environment environment, String property) {
    return Binder.get(environment)
        .bind(property, Bindable.listOf(String.class))
        .orElse(List.of())
        .stream()
        .anyMatch(StringUtils::hasText);
  }
}
