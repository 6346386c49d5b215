package io.tradefold.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real Redis of a test, told whatever it needs to be told, in a folder of its own. */
public final class RedisProcess implements AutoCloseable {

  /** A member of a cluster talks to the others on a port so much higher. */
  private static final int BUS = 10_000;

  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 30_000;

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private final boolean sentinel;
  private Process process;

  private RedisProcess(int port, boolean sentinel, List<String> more) {
    this.port = port;
    this.sentinel = sentinel;
    this.settings = new ArrayList<>(more);
    try {
      this.folder = Files.createTempDirectory("redis");
      this.process = started();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * @param more settings, a line each
   */
  public static RedisProcess server(String... more) {
    int port = freePort();
    return server(port, Stream.concat(Stream.of("port " + port), Stream.of(more)).toList());
  }

  /**
   * @param settings a line each; they name the port
   */
  public static RedisProcess server(int port, List<String> settings) {
    return new RedisProcess(
        port, false, Stream.concat(settings.stream(), Stream.of("save \"\"")).toList());
  }

  /** One that watches over a master, and makes a replica of it the next when it is gone. */
  public static RedisProcess sentinel(String name, RedisProcess master) {
    int port = freePort();
    return new RedisProcess(
        port,
        true,
        List.of(
            "port " + port,
            "sentinel monitor " + name + " 127.0.0.1 " + master.port() + " 1",
            "sentinel down-after-milliseconds " + name + " 500",
            "sentinel failover-timeout " + name + " 2000"));
  }

  public int port() {
    return port;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Until it holds what its master holds. */
  public void awaitReplica() {
    try (RedisClient client = RedisClient.create("redis://" + address());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      await().until(() -> connection.sync().info("replication").contains("master_link_status:up"));
    }
  }

  /** It is gone at once, without a word to anybody. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process started() throws IOException {
    Path binary = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    List<String> lines = new ArrayList<>(settings);
    lines.add("bind 127.0.0.1");
    lines.add("dir " + folder);
    Path file = Files.write(folder.resolve("redis.conf"), lines);
    List<String> command = new ArrayList<>(List.of(binary.toString(), file.toString()));
    if (sentinel) {
      command.add("--sentinel");
    }
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitReady(started);
    return started;
  }

  private static void awaitReady(Process started) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader lines = started.inputReader(UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains("eady to accept connections") || line.contains("+monitor")) {
        Thread.ofVirtual().start(() -> readOn(lines));
        return;
      }
    }
    throw new IOException("Redis did not start: " + String.join("\n", said));
  }

  /** Lest it waits for somebody to read what it says. */
  private static void readOn(BufferedReader lines) {
    try (lines) {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // With the process.
    }
  }

  /** One that leaves room for the port of a cluster's bus, below those the system gives away. */
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && isFree(port + BUS)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
