package io.tradefold.server.roles;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** For what a process needs that has one of these roles. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnRole.HasOneOf.class)
public @interface OnRole {

  Role[] value();

  /** Looks into the settings. */
  final class HasOneOf implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Role[] needed =
          metadata.getAnnotations().get(OnRole.class).getValue("value", Role[].class).orElseThrow();
      return !Collections.disjoint(Role.of(context.getEnvironment()), List.of(needed));
    }
  }
}
