package io.tradefold.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The Axon Server of tests: the one that {@code TRADEFOLD_TEST_AXON_SERVER} names as {@code
 * host:port}, with {@code TRADEFOLD_TEST_AXON_SERVER_TOKEN} if it wants one, or else one in a
 * container. It is shared and never emptied, so each test makes ids of its own.
 */
public final class TestAxonServer {

  private static final @Nullable String NAMED = System.getenv("TRADEFOLD_TEST_AXON_SERVER");
  private static final String IMAGE = "axoniq/axonserver:2024.2.4";
  private static final int PORT = 8124;

  private TestAxonServer() {}

  /** {@code host:port}; the test is skipped where there is none. */
  public static String address() {
    if (NAMED != null) {
      return NAMED;
    }
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no Axon Server: neither TRADEFOLD_TEST_AXON_SERVER nor a Docker engine is there");
    return Started.address();
  }

  /** The access token it wants; null when it wants none. */
  public static @Nullable String token() {
    return System.getenv("TRADEFOLD_TEST_AXON_SERVER_TOKEN");
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
            .withExposedPorts(8024, PORT)
            .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
            .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
            .waitingFor(Wait.forHttp("/actuator/health").forPort(8024));

    static String address() {
      if (!SERVER.isRunning()) {
        SERVER.start();
      }
      return SERVER.getHost() + ":" + SERVER.getMappedPort(PORT);
    }
  }
}
