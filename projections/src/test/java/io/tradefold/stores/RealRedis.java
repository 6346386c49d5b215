package io.tradefold.stores;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A real Redis that nobody of ours has built: the server named by {@value #VARIABLE}, or else one
 * in a container. Tests that need it say so with {@link NeedsRealRedis}. It may hold other things,
 * so keys are the test's own and are removed by it.
 */
public final class RealRedis {

  static final String VARIABLE = "TRADEFOLD_TEST_REDIS_URL";

  /** The one of {@code docker/compose.spread.yaml}. */
  public static final String IMAGE = "redis:8.2.3";

  private static final int PORT = 6379;

  private RealRedis() {}

  /** One for all tests of this JVM; the library ends it with them. */
  private static final class Container {

    private static final String URL = ofItsOwn();
  }

  /** A container that nobody else knows of, to be ended with this JVM. Docker must be there. */
  @SuppressWarnings("resource")
  public static String ofItsOwn() {
    GenericContainer<?> started =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .waitingFor(Wait.forLogMessage(".*eady to accept connections.*", 1));
    started.start();
    return "redis://" + started.getHost() + ":" + started.getMappedPort(PORT);
  }

  static @Nullable String named() {
    String url = System.getenv(VARIABLE);
    return url == null || url.isBlank() ? null : url;
  }

  public static String url() {
    String named = named();
    return named == null ? Container.URL : named;
  }
}
