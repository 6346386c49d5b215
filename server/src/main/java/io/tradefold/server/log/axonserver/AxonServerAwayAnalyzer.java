package io.tradefold.server.log.axonserver;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in a sentence instead of a stack trace; the process ends with exit code 1. */
final class AxonServerAwayAnalyzer extends AbstractFailureAnalyzer<AxonServerAway> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AxonServerAway cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Start it, or say where it is: axon.axonserver.servers=host:8124. Where it wants them, it also"
            + " takes axon.axonserver.token, axon.axonserver.ssl-enabled=true with"
            + " axon.axonserver.cert-file, and axon.axonserver.context.",
        cause);
  }
}
