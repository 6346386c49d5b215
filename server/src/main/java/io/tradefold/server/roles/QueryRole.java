package io.tradefold.server.roles;

import io.tradefold.projection.engine.OnlookerConfiguration;
import io.tradefold.projection.engine.ReadProjections;
import io.tradefold.query.Views;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Answers queries. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.QUERY)
@ComponentScan("io.tradefold.query")
class QueryRole {

  /** How far the projections have come is noted by the processes that fold. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(WithoutProjections.class)
  @Import(OnlookerConfiguration.class)
  static class OnlyReading {

    @Bean
    ReadProjections readProjections() {
      return new ReadProjections(Views.PROJECTIONS);
    }
  }

  /** Without the role of folding itself. */
  static final class WithoutProjections implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Set<Role> roles = Role.of(context.getEnvironment());
      return roles.contains(Role.QUERY) && !roles.contains(Role.PROJECTION);
    }
  }
}
