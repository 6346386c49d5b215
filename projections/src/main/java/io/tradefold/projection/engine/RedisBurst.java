package io.tradefold.projection.engine;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Sends commands one behind the other on the connection that everybody shares, then waits for the
 * answers.
 *
 * <p>Spring's pipeline opens a connection of its own for each, which costs more than what is sent;
 * and readers take its end for the loss of a connection, and Redis for another one until they have
 * asked.
 */
final class RedisBurst {

  private RedisBurst() {}

  /**
   * @param commands sends them
   * @throws RuntimeException when one of them fails, or is not answered in time
   */
  static void send(
      StringRedisTemplate redis,
      Function<RedisClusterAsyncCommands<byte[], byte[]>, List<? extends RedisFuture<?>>>
          commands) {
    Duration timeout = timeout(redis);
    redis.execute(
        (RedisCallback<Boolean>)
            connection -> {
              RedisFuture<?>[] sent =
                  commands
                      .apply(shared(connection.getNativeConnection()))
                      .toArray(RedisFuture[]::new);
              if (!LettuceFutures.awaitAll(timeout, sent)) {
                throw new QueryTimeoutException("Redis has not answered within " + timeout);
              }
              return true;
            });
  }

  private static Duration timeout(StringRedisTemplate redis) {
    return ((LettuceConnectionFactory) redis.getRequiredConnectionFactory())
        .getClientConfiguration()
        .getCommandTimeout();
  }

  @SuppressWarnings("unchecked") // A template of strings talks in bytes below.
  private static RedisClusterAsyncCommands<byte[], byte[]> shared(Object connection) {
    return (RedisClusterAsyncCommands<byte[], byte[]>) connection;
  }
}
