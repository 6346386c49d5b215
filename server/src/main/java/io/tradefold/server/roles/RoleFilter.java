package io.tradefold.server.roles;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** A process that neither folds nor reads views has no connection to MongoDB. */
final class RoleFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final Set<Role> WITH_VIEWS = Set.of(Role.PROJECTION, Role.QUERY);

  private boolean withViews = true;

  @Override
  public void setEnvironment(Environment environment) {
    withViews = !Collections.disjoint(Role.of(environment), WITH_VIEWS);
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    boolean[] wanted = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      wanted[i] = withViews || name == null || !isOfMongo(name);
    }
    return wanted;
  }

  private static boolean isOfMongo(String name) {
    return name.startsWith("org.springframework.boot.mongodb.")
        || name.startsWith("org.springframework.boot.data.mongodb.");
  }
}
