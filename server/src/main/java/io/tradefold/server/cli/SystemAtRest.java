package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * The log, the stores and what proves the one from the other, with nothing at work: no web server,
 * no processor, nobody who fills Redis. Not a configuration that a running server would find.
 */
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      UpdateCheckerAutoConfiguration.class,
      XStreamAutoConfiguration.class
    })
@ComponentScan({"io.tradefold.projection", "io.tradefold.server.log", "io.tradefold.server.stores"})
@EnableConfigurationProperties(TradefoldSettings.class)
class SystemAtRest {

  /** Starts nothing. */
  @Bean
  static DefaultLifecycleProcessor lifecycleProcessor() {
    return new DefaultLifecycleProcessor() {
      @Override
      public void onRefresh() {
        // At rest it stays.
      }
    };
  }
}
