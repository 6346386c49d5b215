package io.tradefold.server.processes;

import static org.awaitility.Awaitility.await;

import io.tradefold.server.ForkedServer;
import io.tradefold.server.TradefoldApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded MongoDB and Redis as a process of their own, as the command line starts them. */
public final class StoresProcess implements AutoCloseable {

  private static final Pattern SAID =
      Pattern.compile("(spring\\.mongodb\\.uri|spring\\.data\\.redis\\.url)=(\\S+)\\s");

  private final Path said;
  private final Process process;

  public StoresProcess(Path folder) {
    this.said = folder.resolve("stores-said");
    try {
      this.process =
          ForkedServer.start(
              said,
              TradefoldApplication.class,
              List.of(
                  "stores",
                  "--data=" + folder.resolve("stores"),
                  "--mongodb-port=0",
                  "--redis-port=0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What servers have to be told. */
  public Map<String, String> settings() {
    await().atMost(Duration.ofMinutes(2)).until(() -> read().size() == 2);
    return read();
  }

  private Map<String, String> read() {
    try {
      Map<String, String> settings = new HashMap<>();
      Matcher matcher = SAID.matcher(Files.readString(said));
      while (matcher.find()) {
        settings.put(matcher.group(1), matcher.group(2));
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
