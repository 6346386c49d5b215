package io.tradefold.server.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of our own: a real server, started with the process, reachable on the loopback interface
 * only and with a password.
 *
 * <p>It keeps its data over a clean stop and over nothing else. The dump is written when it is told
 * to stop, after everybody who writes has stopped, and is deleted as soon as it is loaded. So after
 * a crash it starts empty, which readers know how to handle, and never with old views that look
 * current.
 *
 * <p>The library's own {@code RedisServer} is not used: its shutdown hook would kill the server
 * while the projections are still writing.
 */
public class EmbeddedRedis implements DataRedisConnectionDetails, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final String DUMP = "dump.rdb";
  private static final int ATTEMPTS = 3;
  private static final int PATIENCE_SECONDS = 10;

  private final Path folder;
  private final String password;
  private final int port;
  private final Path binary;
  private volatile Process process;
  private volatile boolean closed;

  /** On any port that is free, with a password for this run. */
  public EmbeddedRedis(Path folder) {
    this(folder, LoopbackPort.ANY, RedisPassword.random());
  }

  /**
   * @param wanted port; 0 for any that is free
   * @throws UncheckedIOException when the port is taken, or Redis does not start
   */
  EmbeddedRedis(Path folder, int wanted, String password) {
    this.folder = folder;
    this.password = password;
    try {
      OrphanedProcess.end(folder);
      this.binary = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
      Started started = started(binary, wanted);
      this.process = started.process();
      this.port = started.port();
      OrphanedProcess.remember(folder, process);
      Files.deleteIfExists(folder.resolve(DUMP));
      Thread.ofVirtual().name("redis-watch").start(this::watch);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded Redis did not start", e);
    }
  }

  private record Started(Process process, int port) {}

  /** Somebody else may take the free port before Redis does; then another one is tried. */
  private Started started(Path binary, int wanted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int free = LoopbackPort.free(wanted);
      Process candidate = launch(binary, free);
      if (isReady(candidate)) {
        return new Started(candidate, free);
      }
      candidate.destroyForcibly();
      if (attempt == ATTEMPTS) {
        throw new IOException("Redis said nothing of being ready; see the log above");
      }
    }
  }

  /**
   * When it ends and nobody wanted it to, it is started again where the clients look for it. They
   * read MongoDB meanwhile, and it is filled before they believe it.
   */
  private void watch() {
    try {
      process.waitFor();
      while (!closed && OrphanedProcess.isRemembered(folder, process)) {
        log.warn("The embedded Redis has ended; starting it again");
        relaunch();
        process.waitFor();
      }
    } catch (IOException e) {
      log.error("The embedded Redis could not be started again; views are read from MongoDB", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void relaunch() throws IOException, InterruptedException {
    if (!relaunched()) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /** Not while it is being stopped: a ctrl-C reaches Redis too, and may end it first. */
  private synchronized boolean relaunched() throws IOException {
    if (closed) {
      return true;
    }
    Process candidate = launch(binary, port);
    if (!isReady(candidate)) {
      candidate.destroyForcibly();
      return false;
    }
    process = candidate;
    OrphanedProcess.remember(folder, candidate);
    Files.deleteIfExists(folder.resolve(DUMP));
    return true;
  }

  /** The settings go in by standard input, so that nobody sees the password. */
  private Process launch(Path binary, int freePort) throws IOException {
    Process launched =
        new ProcessBuilder(binary.toString(), "-")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var settings = launched.outputWriter(StandardCharsets.UTF_8)) {
      settings.write(settings(freePort));
    }
    return launched;
  }

  /** The save point is never reached: it only makes Redis write its dump when it is stopped. */
  private String settings(int freePort) {
    return """
        bind 127.0.0.1
        port %d
        requirepass %s
        appendonly no
        save 2000000000 2000000000
        dbfilename %s
        """
        .formatted(freePort, password, DUMP);
  }

  private static boolean isReady(Process candidate) {
    CountDownLatch ready = new CountDownLatch(1);
    Thread.ofPlatform().name("redis-output").daemon().start(() -> follow(candidate, ready));
    try {
      return ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && candidate.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads on for ever, so that Redis never waits for somebody to read what it says. */
  private static void follow(Process candidate, CountDownLatch ready) {
    try (BufferedReader lines = candidate.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.debug("{}", line);
        if (line.contains("eady to accept connections")) {
          ready.countDown();
        }
      }
    } catch (IOException closed) {
      log.debug("Redis has ended: {}", closed.getMessage());
    }
    ready.countDown();
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public Standalone getStandalone() {
    return Standalone.of("127.0.0.1", port);
  }

  long pid() {
    return process.pid();
  }

  /** Whether the server is running. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void destroy() {
    closed = true;
    stop();
  }

  private synchronized void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    OrphanedProcess.forget(folder);
  }
}
