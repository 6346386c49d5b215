package io.tradefold.projection.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * For a process that reads views which others fold. It is imported, not found: this package is
 * scanned by those that fold.
 */
@Import(ProgressConfiguration.class)
public class OnlookerConfiguration {

  @Bean
  Onlooker onlooker(
      ReadProjections read, Aliases aliases, ProjectionProgress progress, Notes notes) {
    return new Onlooker(read.names(), aliases, progress, id -> notes.of(id, true));
  }
}
