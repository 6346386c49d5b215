package io.tradefold.server.cli;

/** What was written on the command line makes no sense. */
final class CliUsage extends RuntimeException {

  CliUsage(String reason) {
    super(reason);
  }
}
