package io.tradefold.server.stores;

import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.WriteGuard;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The stores of the read models: embedded, unless {@code spring.mongodb.uri} and {@code
 * spring.data.redis.url} (or {@code host}) name servers. Everything else of them is Spring's.
 */
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {

  static final String DATABASE = "tradefold";

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
      return isUnset(context.getEnvironment(), "spring.mongodb.uri");
    }
  }

  static final class NoRedis implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Environment environment = context.getEnvironment();
      return isUnset(environment, "spring.data.redis.url")
          && isUnset(environment, "spring.data.redis.host");
    }
  }

  private static boolean isUnset(Environment environment, String property) {
    return !StringUtils.hasText(environment.getProperty(property));
  }
}
