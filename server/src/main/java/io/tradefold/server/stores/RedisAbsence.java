package io.tradefold.server.stores;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With Redis away, whoever asks it hears so at once and goes another way, instead of waiting. It is
 * looked for every second; the client by itself would let up to half a minute pass.
 */
@Configuration(proxyBeanMethods = false)
class RedisAbsence {

  @Bean
  LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
    return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
  }

  @Bean
  ClientResourcesBuilderCustomizer lookForItEverySecond() {
    return resources -> resources.reconnectDelay(Delay.constant(Duration.ofSeconds(1)));
  }
}
