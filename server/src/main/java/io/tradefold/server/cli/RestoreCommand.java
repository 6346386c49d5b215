package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.backup.BackupFile;
import io.tradefold.server.backup.Manifest;
import io.tradefold.server.backup.Restore;
import io.tradefold.server.backup.RestoreIntoPostgres;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the log of a data folder without one, or an empty one in PostgreSQL, from a backup. */
final class RestoreCommand implements CliCommand {

  private static final String FROM = "from";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String help() {
    return "--from=FILE: makes the log of a data folder that has none from a backup. No server may"
        + " be running"
        + "\n      with it. With tradefold.event-log=postgresql, and without --data, it is the log"
        + " there. Into an"
        + "\n      Axon Server nothing can be restored.";
  }

  @Override
  public Set<String> options() {
    return Set.of(FROM, Target.DATA);
  }

  @Override
  public void run(Options options, Terminal terminal) throws IOException {
    Path file = Path.of(options.required(FROM)).toAbsolutePath();
    try (BackupFile backup = BackupFile.open(file)) {
      Manifest manifest = backup.manifest();
      Consumer<Long> progress =
          terminal.progress(events -> "Restored " + events + " of " + manifest.events());
      String folder = options.find(Target.DATA);
      switch (folder == null ? Surroundings.log() : LogKind.EMBEDDED) {
        case EMBEDDED -> intoFolder(backup, Surroundings.settings(folder), terminal, progress);
        case POSTGRESQL -> {
          terminal.tell("Restoring " + manifest + " into PostgreSQL.");
          RestoreIntoPostgres.from(backup, Surroundings.environment(), progress::accept);
        }
        case AXON_SERVER ->
            throw new CliFailure(
                "a log in an Axon Server can't be restored, that is not built. Give a folder with"
                    + " --data=…, or PostgreSQL with tradefold.event-log=postgresql");
      }
      terminal.say(
          "Done. At its start the server makes all views from the log. Where MongoDB or Redis are"
              + " servers of your own, empty them first.");
    }
  }

  private static void intoFolder(
      BackupFile backup, TradefoldSettings settings, Terminal terminal, Consumer<Long> progress)
      throws IOException {
    DataFolder folder = new DataFolder(settings);
    try {
      terminal.tell("Restoring " + backup.manifest() + " into " + folder.root() + ".");
      new Restore(folder).from(backup, progress::accept);
    } finally {
      folder.destroy();
    }
  }
}
