package io.tradefold.server.cli;

import io.tradefold.server.backup.DamagedBackup;
import io.tradefold.server.log.PostgresAway;
import io.tradefold.server.log.PostgresFilling;
import io.tradefold.server.stores.DataFolderInUse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;

/** Finds the command that was meant, runs it, and turns what comes of it into an exit code. */
public final class CommandLine {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private static final String HELP = "help";

  private static final List<CliCommand> COMMANDS =
      List.of(new BackupCommand(), new RestoreCommand(), new VerifyCommand(), new StoresCommand());

  private CommandLine() {}

  /** Whether a command was written, and not only options for the server. */
  public static boolean isCommand(String[] arguments) {
    return arguments.length > 0 && !arguments[0].startsWith("-");
  }

  /**
   * @return 0 when it is done, 1 when it failed, 2 when it was not understood
   */
  public static int run(String... arguments) {
    quietLogging();
    return run(new Terminal(System.out, System.err), arguments);
  }

  static int run(Terminal terminal, String... arguments) {
    String name = arguments[0];
    if (name.equals(HELP)) {
      terminal.say(usage());
      return DONE;
    }
    CliCommand command =
        COMMANDS.stream().filter(each -> each.name().equals(name)).findAny().orElse(null);
    if (command == null) {
      terminal.tell("There is no command '" + name + "'.\n\n" + usage());
      return NOT_UNDERSTOOD;
    }
    try {
      List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
      command.run(Options.parse(rest, command.options()), terminal);
      return DONE;
    } catch (CliUsage e) {
      terminal.tell(name + ": " + e.getMessage() + ".\n\n  " + command.help());
      return NOT_UNDERSTOOD;
    } catch (CliFailure
        | DamagedBackup
        | DataFolderInUse
        | PostgresAway
        | PostgresFilling.NotEmpty e) {
      terminal.tell(name + ": " + e.getMessage());
    } catch (IOException e) {
      terminal.tell(name + ": " + reason(e));
    } catch (UncheckedIOException | DataAccessException e) {
      terminal.tell(name + ": " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      terminal.tell(name + ": interrupted");
    }
    return FAILED;
  }

  /** The messages of these are file names, or nothing but. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case FileSystemException e when e.getReason() == null ->
          e.getFile() + ": " + e.getClass().getSimpleName();
      case FileSystemException e -> e.getFile() + ": " + e.getReason();
      case FileNotFoundException e -> String.valueOf(e.getMessage());
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }

  private static String usage() {
    return """
        java -jar server.jar                     runs the server; --setting=value sets what it is told
        java -jar server.jar <command> --option=value …

        %s
          help
              This.

        A command talks to a running server over HTTP (--url=…, by default the one that holds the
        data folder), with the token of an operator in the environment variable TRADEFOLD_TOKEN. When
        none is running it works on the data folder itself (--data=…, by default tradefold.data).
        It ends with 0 when it is done, 1 when it failed and 2 when it was not understood."""
        .formatted(
            COMMANDS.stream()
                .map(command -> "  " + command.name() + "\n      " + command.help())
                .collect(Collectors.joining("\n")));
  }

  /** Nobody configures it here, and by itself it would tell everything. */
  private static void quietLogging() {
    LoggingSystem logging = LoggingSystem.get(CommandLine.class.getClassLoader());
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(Surroundings.environment()), null, null);
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
  }
}
