package io.tradefold.query;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Which Redis answers: after every start it says another {@code run_id}. It is asked once, and
 * again whenever a connection has been lost, because what comes back may be empty or from an old
 * dump.
 */
final class RedisRun implements RedisConnectionStateListener {

  private final StringRedisTemplate redis;
  private final AtomicLong losses = new AtomicLong();
  private volatile Known known = new Known("", -1);
  private volatile @Nullable AbstractRedisClient watched;

  /**
   * @param losses how many connections had been lost when it said so
   */
  private record Known(String runId, long losses) {}

  RedisRun(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** How many connections have been lost so far: a value read while it changes is not believed. */
  long losses() {
    watch();
    return losses.get();
  }

  /**
   * The {@code run_id} of the Redis that has answered since then.
   *
   * @param since as {@link #losses} said
   */
  String runId(long since) {
    Known current = known;
    if (current.losses() != since) {
      current = new Known(asked(), since);
      known = current;
    }
    return current.runId();
  }

  private String asked() {
    String runId =
        redis.execute(
            (RedisCallback<String>)
                connection -> connection.serverCommands().info("server").getProperty("run_id"));
    return runId == null ? "" : runId;
  }

  /** The factory makes its client when it starts, and a new one when it is started again. */
  private void watch() {
    if (redis.getRequiredConnectionFactory() instanceof LettuceConnectionFactory factory) {
      AbstractRedisClient client = factory.getRequiredNativeClient();
      if (!client.equals(watched)) {
        watched = client;
        client.addListener(this);
        losses.incrementAndGet();
      }
    }
  }

  @Override
  public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
    losses.incrementAndGet();
  }
}
