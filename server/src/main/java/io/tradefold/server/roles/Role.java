package io.tradefold.server.roles;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a process does: the setting {@code tradefold.roles}, all of them by default. */
public enum Role {
  /** Takes commands, decides, appends to the log. */
  COMMAND,
  /** Folds the log into the views, proves and renews them. */
  PROJECTION,
  /** Answers queries from the views. */
  QUERY;

  /** Those of this process. */
  public static Set<Role> of(Environment environment) {
    return Binder.get(environment)
        .bind("tradefold.roles", Bindable.setOf(Role.class))
        .orElseGet(() -> EnumSet.allOf(Role.class));
  }
}
