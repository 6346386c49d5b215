package io.tradefold.server.stores;

import io.lettuce.core.metrics.MicrometerCommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How long MongoDB and Redis take, by command. Spring times MongoDB by itself. Of Redis it makes
 * observations without a help text, by port, which {@code application.yml} leaves out; here the
 * driver counts instead.
 */
@Configuration(proxyBeanMethods = false)
class StoreMetrics {

  @Bean
  MeterFilter storeMeters() {
    return new StoreMeters();
  }

  @Bean
  ClientResourcesBuilderCustomizer redisTimes(MeterRegistry meters) {
    return client ->
        client.commandLatencyRecorder(
            new MicrometerCommandLatencyRecorder(meters, MicrometerOptions.create()));
  }
}
