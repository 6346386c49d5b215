package io.tradefold.server.stores;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The embedded stores in a process of their own, for several Tradefold processes of one machine.
 * They listen on the loopback interface. The embedded MongoDB writes to its file once a second, so
 * a kill may take the last second of views and tokens together; what was written with the journal
 * ({@code j: true}) stays. Redis is empty after a kill and is filled again.
 */
public final class SharedStores implements AutoCloseable {

  private final EmbeddedMongo mongo;
  private final EmbeddedRedis redis;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SharedStores(EmbeddedMongo mongo, EmbeddedRedis redis) {
    this.mongo = mongo;
    this.redis = redis;
  }

  /**
   * Starts both. When that has returned, they can be used.
   *
   * @param folder locked by this process; what they hold is found again in it
   * @param mongoPort 0 for any that is free, as with Redis
   * @throws java.io.UncheckedIOException when one of them does not start; none is running then
   */
  public static SharedStores open(DataFolder folder, int mongoPort, int redisPort) {
    EmbeddedRedis redis =
        new EmbeddedRedis(folder.redis(), redisPort, RedisPassword.keptIn(folder.redis()));
    boolean open = false;
    try {
      SharedStores stores =
          new SharedStores(
              new EmbeddedMongo(folder.views(), StoresConfiguration.DATABASE, mongoPort), redis);
      open = true;
      return stores;
    } finally {
      if (!open) {
        redis.destroy();
      }
    }
  }

  /** For {@code spring.mongodb.uri}. */
  public String mongoUri() {
    return mongo.getConnectionString().getConnectionString();
  }

  /** For {@code spring.data.redis.url}. It names the password. */
  public String redisUrl() {
    var at = redis.getStandalone();
    return "redis://:" + redis.getPassword() + "@" + at.getHost() + ":" + at.getPort();
  }

  /**
   * Redis first: whoever projects then marks it as incomplete, which MongoDB still takes. Closing a
   * second time does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      redis.destroy();
      mongo.destroy();
    }
  }
}
