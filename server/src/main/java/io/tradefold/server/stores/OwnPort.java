package io.tradefold.server.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down in the data folder where this process listens, so that a command that finds the
 * folder in use asks the process that uses it, and not another one that happens to listen on the
 * usual port. It says something only while the folder is locked.
 */
@Component
public final class OwnPort {

  /** Where a server listens that was told nothing else. */
  public static final String DEFAULT_URL = "http://localhost:8080";

  private static final String FILE = "port";

  private final DataFolder folder;

  OwnPort(DataFolder folder) {
    this.folder = folder;
  }

  @EventListener
  void write(WebServerInitializedEvent event) {
    try {
      Files.writeString(
          folder.root().resolve(FILE), Integer.toString(event.getWebServer().getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the process listens that holds the folder. */
  public static String url(Path root) {
    try {
      return "http://localhost:" + Integer.parseInt(Files.readString(root.resolve(FILE)).strip());
    } catch (IOException | NumberFormatException notYetWritten) {
      return DEFAULT_URL;
    }
  }
}
