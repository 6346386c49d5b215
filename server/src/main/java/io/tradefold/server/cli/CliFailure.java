package io.tradefold.server.cli;

/** It could not be done, for a reason that fits into a sentence. */
final class CliFailure extends RuntimeException {

  CliFailure(String reason) {
    super(reason);
  }
}
