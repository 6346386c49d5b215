package io.tradefold.benchmark.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The server in a process of its own, on a free port and a data folder. What it prints goes to
 * {@code server.log} in that folder.
 */
public final class ServerProcess implements AutoCloseable {

  /** Owner of every community, and the trader whose trades are read. */
  public static final String TRADER = "ann";

  public static final String OPERATOR = "olga";

  /** Traders, {@code caller-0} and so on. */
  public static final int CALLERS = 512;

  /** Who is known. */
  public static final List<String> PEOPLE =
      Stream.concat(
              Stream.of(TRADER, OPERATOR),
              IntStream.range(0, CALLERS).mapToObj(ServerProcess::caller))
          .toList();

  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Process process;
  private final int port;
  private final Path data;
  private final Duration startedIn;

  private ServerProcess(Process process, int port, Path data, Duration startedIn) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.startedIn = startedIn;
  }

  public static String caller(int number) {
    return "caller-" + number;
  }

  /**
   * Starts what the launch says, and waits until it is ready.
   *
   * @throws IllegalStateException when it ends instead
   */
  public static ServerProcess start(Launch launch) {
    int port = freePort();
    Path data = launch.data();
    try {
      Files.createDirectories(data);
      Process process =
          new ProcessBuilder(launch.command(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()))
              .start();
      long begun = System.nanoTime();
      try {
        awaitReady(process, port, begun, data);
      } catch (IllegalStateException failed) {
        process.destroyForcibly();
        throw failed;
      }
      return new ServerProcess(process, port, data, Duration.ofNanos(System.nanoTime() - begun));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process process, int port, long begun, Path data) {
    byte[] request = Calls.of(OPERATOR).get("/actuator/health/readiness");
    while (!isReady(port, request)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "The server ended at its start, see " + data + "/server.log");
      }
      if (System.nanoTime() - begun > LONGEST_START.toNanos()) {
        throw new IllegalStateException("The server is not ready after " + LONGEST_START);
      }
      Pause.of(LOOK);
    }
  }

  private static boolean isReady(int port, byte[] request) {
    try (Wire wire = new Wire(port)) {
      return wire.send(request).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public Path data() {
    return data;
  }

  /** From the start of the process to ready. */
  public Duration startedIn() {
    return startedIn;
  }

  /** One request on a connection of its own. */
  public Reply send(byte[] request) {
    try (Wire wire = new Wire(port)) {
      return wire.send(request);
    }
  }

  public Heap heap() {
    return new Heap(this);
  }

  /** Ends it as an operator does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Its data folder and everything in it, when it is of no use to a later run. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found.forEach(all::add);
      for (Path path : all.reversed()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
