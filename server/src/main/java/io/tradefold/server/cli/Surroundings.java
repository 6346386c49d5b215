package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** What a server started here would be told: files beside it, environment, system properties. */
final class Surroundings {

  private Surroundings() {}

  static ConfigurableEnvironment environment() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return environment;
  }

  /**
   * @param given on the command line; null when it was not
   */
  static TradefoldSettings settings(@Nullable String given) {
    return given != null
        ? new TradefoldSettings(Path.of(given))
        : Binder.get(environment()).bindOrCreate("tradefold", TradefoldSettings.class);
  }
}
