package io.tradefold.server;

import io.tradefold.server.cli.CommandLine;
import io.tradefold.server.edge.EdgeSettings;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * Tradefold: commands, projections and queries, or those of them that the process has the role of,
 * see {@link io.tradefold.server.roles.Role}. Axon's update check, which tells its makers about the
 * machine, is left out.
 */
@SpringBootApplication(
    exclude = {
      DataSourceAutoConfiguration.class,
      UpdateCheckerAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      XStreamAutoConfiguration.class
    })
@EnableConfigurationProperties({TradefoldSettings.class, EdgeSettings.class})
public class TradefoldApplication {

  /** Without a command the server runs; see {@code java -jar server.jar help}. */
  public static void main(String[] args) {
    if (CommandLine.isCommand(args)) {
      System.exit(CommandLine.run(args));
    }
    SpringApplication.run(TradefoldApplication.class, args);
  }
}
