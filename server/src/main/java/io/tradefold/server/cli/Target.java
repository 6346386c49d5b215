package io.tradefold.server.cli;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.log.LogFile;
import io.tradefold.server.roles.LogKind;
import io.tradefold.server.stores.DataFolder;
import io.tradefold.server.stores.DataFolderInUse;
import io.tradefold.server.stores.OwnPort;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a command works on: a running server, or the data folder of one that is not. */
sealed interface Target extends AutoCloseable {

  String URL = "url";
  String DATA = "data";

  /** Asked over HTTP. */
  record Running(OperatorClient server) implements Target {
    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /** Held by this process until it is closed. */
  record Stopped(DataFolder folder) implements Target {
    @Override
    public void close() throws IOException {
      folder.destroy();
    }
  }

  @Override
  void close() throws IOException;

  /** Finds out which it is, and says so. */
  static Target find(Options options, Terminal terminal) {
    String url = options.find(URL);
    if (url != null) {
      return asking(url, terminal);
    }
    String chosen = options.find(DATA);
    TradefoldSettings settings = Surroundings.settings(chosen);
    Path root = settings.data().toAbsolutePath().normalize();
    if (chosen == null && Surroundings.log() != LogKind.EMBEDDED) {
      return logElsewhere(root, terminal);
    }
    if (!LogFile.isIn(root.resolve("log"))) {
      return withoutLog(root, chosen, terminal);
    }
    try {
      DataFolder folder = new DataFolder(settings);
      terminal.tell("No server is running with " + root + "; working on the folder itself.");
      return new Stopped(folder);
    } catch (DataFolderInUse _) {
      return askingWhoHolds(root, terminal);
    }
  }

  /** A log that lies in the folder all the same is an old one, from before another was chosen. */
  private static Target logElsewhere(Path root, Terminal terminal) {
    if (DataFolder.isInUse(root)) {
      return askingWhoHolds(root, terminal);
    }
    throw new CliFailure(
        "by tradefold.event-log the log is not in a folder, and no server is running with "
            + root
            + ". Say with --url=… which server to ask, or with --data=… that a folder is meant");
  }

  private static Target askingWhoHolds(Path root, Terminal terminal) {
    terminal.tell("A server is running with " + root + ".");
    return asking(OwnPort.url(root), terminal);
  }

  private static Target withoutLog(Path root, @Nullable String chosen, Terminal terminal) {
    if (chosen != null) {
      throw new CliFailure("there is no log in " + root);
    }
    terminal.tell("There is no log in " + root + ".");
    return asking(OwnPort.DEFAULT_URL, terminal);
  }

  private static Target asking(String url, Terminal terminal) {
    OperatorClient server = OperatorClient.to(url);
    terminal.tell("Asking the server at " + url + ".");
    return new Running(server);
  }
}
