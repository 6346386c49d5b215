package io.tradefold.projection.engine;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
public final class RedisBurst {

  private RedisBurst() {}

  /**
   * @param commands sends them
   * @return what was sent, all answered
   * @throws RuntimeException when one of them fails, or is not answered in time
   */
  public static <F extends RedisFuture<?>> List<F> send(
      StringRedisTemplate redis,
      Function<RedisClusterAsyncCommands<byte[], byte[]>, List<F>> commands) {
    Duration timeout = timeout(redis);
    return Objects.requireNonNull(
        redis.execute(
            (RedisCallback<List<F>>)
                connection -> {
                  List<F> sent = commands.apply(shared(connection.getNativeConnection()));
                  if (!LettuceFutures.awaitAll(timeout, sent.toArray(RedisFuture[]::new))) {
                    throw new QueryTimeoutException("Redis has not answered within " + timeout);
                  }
                  return sent;
                }));
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
