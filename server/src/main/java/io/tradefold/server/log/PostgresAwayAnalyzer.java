package io.tradefold.server.log;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in a sentence instead of a stack trace; the process ends with exit code 1. */
final class PostgresAwayAnalyzer extends AbstractFailureAnalyzer<PostgresAway> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, PostgresAway cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Start it, or say where it is with spring.datasource.url, spring.datasource.username and"
            + " spring.datasource.password. The database must exist; its tables are made.",
        cause);
  }
}
