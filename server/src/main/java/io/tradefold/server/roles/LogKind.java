package io.tradefold.server.roles;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Which log there is: the setting {@code tradefold.event-log}, the embedded one by default. */
public enum LogKind {
  /** A file of this process. */
  EMBEDDED,
  /** A PostgreSQL, which several processes may share. */
  POSTGRESQL,
  /** An Axon Server, which several processes may share. */
  AXON_SERVER;

  /**
   * That of this process, in whatever spelling Spring understands.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException when the setting names
   *     no log there is
   */
  public static LogKind of(Environment environment) {
    return Binder.get(environment).bind("tradefold.event-log", LogKind.class).orElse(EMBEDDED);
  }
}
