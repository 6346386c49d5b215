package io.tradefold.server.stores;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With Redis away, whoever asks it hears so at once and goes another way, instead of waiting. */
@Configuration(proxyBeanMethods = false)
class RedisAbsence {

  @Bean
  LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
    return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
  }
}
