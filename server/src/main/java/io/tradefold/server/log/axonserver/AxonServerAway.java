package io.tradefold.server.log.axonserver;

import java.time.Duration;

/** At the start of a process its Axon Server does not answer. */
public final class AxonServerAway extends RuntimeException {

  AxonServerAway(String where, Duration waited, Throwable cause) {
    super(
        "The Axon Server at "
            + where
            + " has not answered for "
            + waited.toSeconds()
            + " seconds: "
            + cause.getMessage()
            + (cause.getCause() == null ? "" : " (" + cause.getCause().getMessage() + ")"),
        cause);
  }
}
