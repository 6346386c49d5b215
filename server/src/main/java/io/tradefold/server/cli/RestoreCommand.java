package io.tradefold.server.cli;

import io.tradefold.server.backup.BackupFile;
import io.tradefold.server.backup.Manifest;
import io.tradefold.server.backup.Restore;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Makes the log of a data folder without one from a backup. */
final class RestoreCommand implements CliCommand {

  private static final String FROM = "from";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String help() {
    return "--from=FILE: makes the log of a data folder that has none from a backup. No server may"
        + " be running with it.";
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
      DataFolder folder = new DataFolder(Surroundings.settings(options.find(Target.DATA)));
      try {
        terminal.tell("Restoring " + manifest + " into " + folder.root() + ".");
        new Restore(folder)
            .from(
                backup,
                terminal.<Long>progress(events -> "Restored " + events + " of " + manifest.events())
                    ::accept);
      } finally {
        folder.destroy();
      }
      terminal.say(
          "Done. At its start the server makes all views from the log. Where MongoDB or Redis are"
              + " servers of your own, empty them first.");
    }
  }
}
