package io.tradefold.server.faults;

import io.tradefold.projection.engine.Checkpoint;
import io.tradefold.server.TradefoldApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The server, which ends like a killed one in the middle of a flush: {@code tradefold.crash.after}
 * names the step, {@code tradefold.crash.flushes} how many flushes it survives.
 */
final class CrashingServer {

  /** What the process then exits with. */
  static final int CRASHED = 86;

  private CrashingServer() {}

  public static void main(String[] args) {
    SpringApplication server = new SpringApplication(TradefoldApplication.class);
    server.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(
                    Checkpoint.class,
                    () ->
                        new Failpoint(
                            context.getEnvironment().getRequiredProperty("tradefold.crash.after"),
                            context
                                .getEnvironment()
                                .getRequiredProperty("tradefold.crash.flushes", Integer.class),
                            () -> Runtime.getRuntime().halt(CRASHED))));
    server.run(args);
  }
}
