package io.tradefold.server.log;

import io.tradefold.server.roles.LogKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** For what is there with some logs and not with others. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnLog.IsOneOf.class)
public @interface OnLog {

  LogKind[] value();

  /** Refuses the start when the setting names no log there is. */
  final class IsOneOf implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      LogKind[] named =
          metadata
              .getAnnotations()
              .get(OnLog.class)
              .getValue("value", LogKind[].class)
              .orElseThrow();
      return List.of(named).contains(LogKind.of(context.getEnvironment()));
    }
  }
}
