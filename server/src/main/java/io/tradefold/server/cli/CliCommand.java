package io.tradefold.server.cli;

import java.io.IOException;
import java.util.Set;

/** A command of the executable jar: {@code java -jar server.jar <name> --option=value …}. */
interface CliCommand {

  String name();

  /** What it does and its own options, in a line or two, for {@code help}. */
  String help();

  /** The names of its options, without dashes; others are refused. */
  Set<String> options();

  /**
   * Does it. What was made goes to standard output; progress and complaints go to the other.
   *
   * @throws CliFailure when it cannot be done; the exit code is then 1
   * @throws CliUsage when it was not asked for properly; the exit code is then 2
   */
  void run(Options options, Terminal terminal) throws IOException, InterruptedException;
}
