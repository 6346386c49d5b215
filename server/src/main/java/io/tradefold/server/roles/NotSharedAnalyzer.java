package io.tradefold.server.roles;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do. */
final class NotSharedAnalyzer extends AbstractFailureAnalyzer<NotShared> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, NotShared cause) {
    return new FailureAnalysis(
        "This process has some of the roles (tradefold.roles), so that it has to share its log and"
            + " its stores with those that have the others.",
        "Say where they are:\n" + cause.getMessage() + "\nor leave tradefold.roles out.",
        failure);
  }
}
