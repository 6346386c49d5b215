package io.tradefold.server.log;

/** Which log there is: the setting {@code tradefold.event-log}. */
public enum LogKind {
  /** A file of this process. */
  EMBEDDED,
  /** A PostgreSQL, which several processes may share. */
  POSTGRESQL,
  /** An Axon Server, which several processes may share. */
  AXON_SERVER
}
