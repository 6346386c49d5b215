package io.tradefold.stores;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;

/**
 * A real Redis for one test, in a folder of its own, which can go away and come back empty or with
 * what it held when it was last saved.
 */
public final class LocalRedis implements AutoCloseable {

  private static final String DUMP = "dump.rdb";

  private final int port = freePort();
  private final Path folder = newFolder();
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
    try {
      Files.deleteIfExists(folder.resolve(DUMP));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server = start();
  }

  /** What it holds now is what it can come back with. */
  public void save() {
    template()
        .execute(
            (RedisCallback<Object>)
                connection -> {
                  connection.serverCommands().save();
                  return "saved";
                });
  }

  public void comeBackAsSaved() {
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
              .setting("dir " + folder)
              .setting("dbfilename " + DUMP)
              .onShutdownForceStop(true)
              .build();
      started.start();
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("local-redis");
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
    try {
      Files.deleteIfExists(folder.resolve(DUMP));
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
