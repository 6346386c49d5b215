package io.tradefold.benchmark.postgres;

import io.tradefold.benchmark.http.Pause;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Skipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL from Debian's packages with a data folder and a port of its own, gone afterwards. It
 * refuses to run as root, so that root runs it as the package's user {@code postgres}.
 */
public final class Postgres implements AutoCloseable {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Path folder;
  private final Process process;
  private final int port;

  private Postgres(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * @throws Skipped when there is none
   */
  public static Postgres start() {
    Path programs = programs();
    try {
      Path folder = Files.createTempDirectory("tradefold-postgres");
      if (isRoot()) {
        run(List.of("chown", "postgres", folder.toString()));
      }
      Path data = folder.resolve("data");
      run(
          asUser(
              List.of(
                  programs.resolve("initdb").toString(),
                  "--no-sync",
                  "-U",
                  "postgres",
                  "-A",
                  "trust",
                  "-D",
                  data.toString())));
      int port = freePort();
      Process process = serve(programs, folder, data, port);
      Postgres postgres = new Postgres(folder, process, port);
      postgres.awaitReady();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With room for the whole table in memory, which its defaults don't have. */
  private static Process serve(Path programs, Path folder, Path data, int port) throws IOException {
    return new ProcessBuilder(
            asUser(
                List.of(
                    programs.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    Integer.toString(port),
                    "-h",
                    "127.0.0.1",
                    "-k",
                    folder.toString(),
                    "-c",
                    "shared_buffers=1GB",
                    "-c",
                    "work_mem=64MB",
                    "-c",
                    "fsync=off")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path programs() {
    if (!Files.isDirectory(DEBIAN)) {
      throw new Skipped("there is no PostgreSQL in " + DEBIAN + " (Debian's package postgresql)");
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      Optional<Path> newest =
          versions
              .map(version -> version.resolve("bin"))
              .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
              .max(Comparator.comparing(Path::toString));
      return newest.orElseThrow(() -> new Skipped("there is no initdb below " + DEBIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asUser(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
    all.addAll(command);
    return all;
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new Skipped(command.getFirst() + " failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() {
    long until = System.nanoTime() + LONGEST_START.toNanos();
    while (true) {
      try (Connection ready = connect()) {
        if (ready.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new IllegalStateException("PostgreSQL did not start", notYet);
        }
        Pause.of(Duration.ofMillis(50));
      }
    }
  }

  /** Which it may read. */
  Path folder() {
    return folder;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
  }

  @Override
  public void close() {
    // runuser passes the signal on; INT means: now, cleanly.
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ServerProcess.delete(folder);
  }
}
