package io.tradefold.stores;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/** A real Redis for one test, which can go away and come back empty. */
public final class LocalRedis implements AutoCloseable {

  private final int port = freePort();
  private final LettuceConnectionFactory connections;
  private RedisServer server;

  public LocalRedis() {
    server = start();
    connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration("127.0.0.1", port),
            LettuceClientConfiguration.builder()
                .commandTimeout(Duration.ofSeconds(5))
                .clientOptions(
                    ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(
                            SocketOptions.builder().connectTimeout(Duration.ofSeconds(5)).build())
                        .timeoutOptions(TimeoutOptions.enabled())
                        .build())
                .build());
    connections.afterPropertiesSet();
    connections.start();
  }

  public int port() {
    return port;
  }

  /** Which Redis this is since its last start. */
  public String runId() {
    return Objects.requireNonNull(
        template()
            .execute(
                (RedisCallback<String>)
                    connection ->
                        connection.serverCommands().info("server").getProperty("run_id")));
  }

  public StringRedisTemplate template() {
    return new StringRedisTemplate(connections);
  }

  public void goAway() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public void comeBackEmpty() {
    server = start();
  }

  private RedisServer start() {
    try {
      RedisServer started =
          RedisServer.newRedisServer()
              .bind("127.0.0.1")
              .port(port)
              .setting("save \"\"")
              .setting("appendonly no")
              .onShutdownForceStop(true)
              .build();
      started.start();
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    connections.destroy();
    goAway();
  }
}
