package io.tradefold.server.stores;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in a sentence instead of a stack trace; the process ends with exit code 1. */
final class ViewsAheadOfLogAnalyzer extends AbstractFailureAnalyzer<ViewsAheadOfLog> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ViewsAheadOfLog cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Throw the views away: delete the folders 'views' and 'redis' of the data folder, or drop the"
            + " MongoDB database and empty the Redis. They come back from the log.",
        cause);
  }
}
