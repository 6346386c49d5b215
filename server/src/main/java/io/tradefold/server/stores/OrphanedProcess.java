package io.tradefold.server.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child outlives its parent when the parent is killed. Whoever holds the lock of the data folder
 * next may end it: it is known by its process id <em>and</em> its start, because ids are reused.
 */
final class OrphanedProcess {

  private static final Logger log = LoggerFactory.getLogger(OrphanedProcess.class);
  private static final String FILE = "process";

  private OrphanedProcess() {}

  static void remember(Path folder, Process process) throws IOException {
    Optional<Instant> start = process.info().startInstant();
    if (start.isPresent()) {
      Files.write(
          folder.resolve(FILE), List.of(Long.toString(process.pid()), start.get().toString()));
    }
  }

  static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void end(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    if (lines.size() == 2) {
      Instant start = Instant.parse(lines.get(1));
      ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(process -> process.info().startInstant().equals(Optional.of(start)))
          .ifPresent(OrphanedProcess::end);
    }
  }

  /** Whether it is still the one that is remembered, and nobody has taken over the folder. */
  static boolean isRemembered(Path folder, Process process) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file)
        && Files.readAllLines(file).getFirst().equals(Long.toString(process.pid()));
  }

  private static void end(ProcessHandle orphan) {
    log.info("Ending process {}, left behind by an earlier run", orphan.pid());
    orphan.destroyForcibly();
    try {
      orphan.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Process " + orphan.pid() + " does not end", e);
    }
  }
}
