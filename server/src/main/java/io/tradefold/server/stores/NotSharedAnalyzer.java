package io.tradefold.server.stores;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do. */
final class NotSharedAnalyzer extends AbstractFailureAnalyzer<NotShared> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, NotShared cause) {
    return new FailureAnalysis(
        "Other processes share the log or the roles (tradefold.event-log, tradefold.roles) with this"
            + " one, and it would keep to itself what they need.",
        "Say where they find it too:\n" + cause.getMessage(),
        failure);
  }
}
