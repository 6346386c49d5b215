package io.tradefold.projection.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For a process that reads views which others fold. */
@Configuration(proxyBeanMethods = false)
@Import(ProgressConfiguration.class)
public class OnlookerConfiguration {

  @Bean
  Onlooker onlooker(
      ReadProjections read, Aliases aliases, ProjectionProgress progress, Notes notes) {
    return new Onlooker(read.names(), aliases, progress, id -> notes.of(id, true));
  }
}
