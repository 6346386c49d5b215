package io.tradefold.query;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.tradefold.api.RedisIdentity;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Which Redis answers, see {@link RedisIdentity}. It is asked once, and again whenever a connection
 * has been lost, because what comes back may be empty or from an old dump. A cluster has
 * connections to all its masters, so that the loss of one is noticed too.
 */
final class RedisRun implements RedisConnectionStateListener {

  /** In a cluster a master may hand over to its replica without a connection being lost. */
  private static final long ASKED_AGAIN_NANOS = 500_000_000;

  private final StringRedisTemplate redis;
  private final AtomicLong losses = new AtomicLong();
  private volatile Known known = new Known("", -1, System.nanoTime());
  private volatile @Nullable AbstractRedisClient watched;

  /**
   * @param losses how many connections had been lost when it said so
   * @param askedAt by the nanosecond clock
   */
  private record Known(String runId, long losses, long askedAt) {

    boolean isOld() {
      return System.nanoTime() - askedAt > ASKED_AGAIN_NANOS;
    }
  }

  RedisRun(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** How many connections have been lost so far: a value read while it changes is not believed. */
  long losses() {
    watch();
    return losses.get();
  }

  /**
   * Whether it is this Redis that has answered since then.
   *
   * @param since as {@link #losses} said
   */
  boolean is(String runId, long since) {
    Known current = known;
    if (current.losses() != since || (!current.runId().equals(runId) && current.isOld())) {
      current = new Known(asked(), since, System.nanoTime());
      known = current;
    }
    return current.runId().equals(runId);
  }

  private String asked() {
    String runId =
        redis.execute(
            (RedisCallback<String>)
                connection -> RedisIdentity.of(connection.serverCommands().info("server")));
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
