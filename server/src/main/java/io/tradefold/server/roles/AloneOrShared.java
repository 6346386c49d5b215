package io.tradefold.server.roles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Refuses the start of a process that leaves a role to others, and yet keeps to itself what it has
 * to share with them.
 */
@Component
class AloneOrShared implements BeanFactoryPostProcessor, EnvironmentAware {

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment its) {
    this.environment = its;
  }

  /**
   * @throws NotShared when it does
   */
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Set<Role> roles = Role.of(environment);
    List<String> missing =
        roles.containsAll(EnumSet.allOf(Role.class)) ? List.of() : missing(roles);
    if (!missing.isEmpty()) {
      throw new NotShared(missing);
    }
  }

  private List<String> missing(Set<Role> roles) {
    List<String> missing = new ArrayList<>();
    if (environment.getProperty("tradefold.event-log", "embedded").equals("embedded")) {
      missing.add("tradefold.event-log=postgresql or axon-server");
    }
    if (!roles.equals(EnumSet.of(Role.COMMAND)) && !has("spring.mongodb.uri")) {
      missing.add("spring.mongodb.uri=mongodb://…");
    }
    if (!has("spring.data.redis.url")
        && !has("spring.data.redis.host")
        && !has("spring.data.redis.sentinel.nodes")
        && !has("spring.data.redis.cluster.nodes")) {
      missing.add("spring.data.redis.url=redis://…");
    }
    return missing;
  }

  private boolean has(String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }
}
