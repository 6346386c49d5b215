package io.tradefold.server.stores;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says it in a sentence instead of a stack trace; the process ends with exit code 1. */
final class DataFolderInUseAnalyzer extends AbstractFailureAnalyzer<DataFolderInUse> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DataFolderInUse cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Stop the other process, or choose another folder with --tradefold.data=<folder>.",
        cause);
  }
}
