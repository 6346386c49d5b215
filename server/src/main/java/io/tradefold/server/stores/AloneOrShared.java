package io.tradefold.server.stores;

import io.tradefold.server.roles.LogKind;
import io.tradefold.server.roles.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses the start of a process that keeps to itself what it has to share: with those who have the
 * roles it leaves out, or with those who fold the same log into the same MongoDB.
 */
@Component
final class AloneOrShared implements BeanFactoryPostProcessor {

  /**
   * @throws NotShared when it does
   */
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    List<String> missing = missing(beans.getBean(Environment.class));
    if (!missing.isEmpty()) {
      throw new NotShared(missing);
    }
  }

  /** Settings, as they would be written; empty when all is well. */
  static List<String> missing(Environment environment) {
    Set<Role> roles = Role.of(environment);
    boolean all = roles.equals(EnumSet.allOf(Role.class));
    boolean ownLog = LogKind.of(environment) == LogKind.EMBEDDED;
    boolean ownMongo = !StoresConfiguration.isMongoNamed(environment);
    boolean ownRedis = !StoresConfiguration.isRedisNamed(environment);
    List<String> missing = new ArrayList<>();
    if (ownLog && !all) {
      missing.add("tradefold.event-log=postgresql or axon-server");
    }
    if (ownMongo && !all && !roles.equals(EnumSet.of(Role.COMMAND))) {
      missing.add("spring.mongodb.uri=mongodb://…");
    }
    if (ownRedis && (!all || (!ownLog && !ownMongo))) {
      missing.add("spring.data.redis.url=redis://…");
    }
    return missing;
  }
}
