package io.tradefold.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A server of these classes in a JVM of its own. The first one of a build is there to be looked at:
 * what it loads is kept (JEP 483), and all others start in half the time.
 */
public final class ForkedServer {

  /** Compiled lightly: none of these processes lives long enough for more to pay. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");

  private static final long PATIENCE_SECONDS = 120;

  private ForkedServer() {}

  /** What it says on either stream goes into a file. */
  public static Process start(Path output, Class<?> main, List<String> arguments)
      throws IOException {
    return start(output, Map.of(), main, arguments);
  }

  /**
   * A server, or one of its commands.
   *
   * @param environment beside the variables of this process
   */
  public static Process start(Path output, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(output, environment, TradefoldApplication.class, arguments);
  }

  private static Process start(
      Path output, Map<String, String> environment, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:AOTCache=" + Trained.CACHE);
    return ForkedJvm.start(
        output, environment, options, Trained.CLASSES.classPath(), main, arguments);
  }

  private static Path trained(JarredClasses classes) throws IOException, InterruptedException {
    Path cache = classes.folder().resolve("server.aot");
    if (Files.exists(cache)) {
      return cache;
    }
    Path folder = Files.createTempDirectory(classes.folder(), "trained");
    Path output = folder.resolve("said");
    Path made = folder.resolve("server.aot");
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:AOTCacheOutput=" + made);
    Process first =
        ForkedJvm.start(
            output,
            Map.of(),
            options,
            classes.classPath(),
            TradefoldApplication.class,
            List.of("--server.port=0", "--tradefold.data=" + folder.resolve("data")));
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> Files.readString(output).contains("Tradefold is ready") || !first.isAlive());
    first.destroy();
    if (!first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(made)) {
      throw new IllegalStateException("No cache was made: " + Files.readString(output));
    }
    return Files.move(made, cache);
  }

  /** Once for all. */
  private static final class Trained {

    static final JarredClasses CLASSES = JarredClasses.ofThisJvm();
    static final Path CACHE = cache();

    private static Path cache() {
      try {
        return trained(CLASSES);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
