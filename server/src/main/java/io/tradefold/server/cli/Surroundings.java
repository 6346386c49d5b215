package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.roles.LogKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
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
   * @throws CliFailure when the setting names no log there is
   */
  static LogKind log() {
    try {
      return LogKind.of(environment());
    } catch (BindException _) {
      throw new CliFailure(
          "tradefold.event-log is to be one of embedded, postgresql and axon-server");
    }
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
