package io.tradefold.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The Axon Server of tests: the one that {@code TRADEFOLD_TEST_AXON_SERVER} names as {@code
 * host:port}, with {@code TRADEFOLD_TEST_AXON_SERVER_TOKEN} if it wants one, or else one in a
 * container. It is shared, so each test makes ids of its own; whoever needs it empty says so before
 * others begin. Its HTTP address is the same host's port 8024, or {@code
 * TRADEFOLD_TEST_AXON_SERVER_HTTP}.
 */
public final class TestAxonServer {

  private static final @Nullable String NAMED = named("TRADEFOLD_TEST_AXON_SERVER");
  private static final @Nullable String NAMED_HTTP = named("TRADEFOLD_TEST_AXON_SERVER_HTTP");

  /** Why a test is skipped. */
  public static final String NONE =
      "no Axon Server: neither TRADEFOLD_TEST_AXON_SERVER nor a Docker engine is there";

  /** The one of {@code docker/compose.spread.yaml}. */
  public static final String IMAGE = "axoniq/axonserver:4.6.11-jdk-17-nonroot";

  private static final int PORT = 8124;
  private static final int HTTP_PORT = 8024;

  private TestAxonServer() {}

  private static @Nullable String named(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? null : value;
  }

  /** {@code host:port}; the test is skipped where there is none. */
  public static String address() {
    if (NAMED != null) {
      return NAMED;
    }
    Assumptions.assumeTrue(isThere(), NONE);
    return Started.address(PORT);
  }

  /** Whether tests that need one are run. */
  public static boolean isThere() {
    return NAMED != null || DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Throws away every event that it has, for tests that look at a whole log. It must be in its
   * development mode.
   */
  public static void empty() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://" + httpAddress() + "/v1/devmode/purge-events"))
                  .header("AxonIQ-Access-Token", Objects.requireNonNullElse(token(), ""))
                  .DELETE()
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "The Axon Server is not emptied: " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String httpAddress() {
    if (NAMED_HTTP != null) {
      return NAMED_HTTP;
    }
    return NAMED == null
        ? Started.address(HTTP_PORT)
        : NAMED.substring(0, NAMED.lastIndexOf(':') + 1) + HTTP_PORT;
  }

  /** The access token it wants; null when it wants none. */
  public static @Nullable String token() {
    return named("TRADEFOLD_TEST_AXON_SERVER_TOKEN");
  }

  /** The settings of a server that has it as its log. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("tradefold.event-log", "axon-server");
    settings.put("axon.axonserver.servers", address());
    if (token() != null) {
      settings.put("axon.axonserver.token", token());
    }
    return settings;
  }

  /** Once a JVM, which ends it. */
  private static final class Started {

    @SuppressWarnings("resource") // Testcontainers removes it with the JVM
    private static final GenericContainer<?> SERVER =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(HTTP_PORT, PORT)
            .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
            .withEnv("AXONIQ_AXONSERVER_DEVMODE_ENABLED", "true")
            .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
            .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP_PORT));

    static String address(int port) {
      if (!SERVER.isRunning()) {
        SERVER.start();
      }
      return SERVER.getHost() + ":" + SERVER.getMappedPort(port);
    }
  }
}
