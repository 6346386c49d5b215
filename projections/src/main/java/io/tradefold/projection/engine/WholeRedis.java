package io.tradefold.projection.engine;

import io.tradefold.api.RedisIdentity;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisClusterNode;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis as a whole: one server, or all masters of a cluster. */
public record WholeRedis(StringRedisTemplate redis) {

  /**
   * Which Redis it is, see {@link RedisIdentity}. Null when it does not say.
   *
   * @throws org.springframework.dao.DataAccessException when one of its servers does not answer
   */
  @Nullable String runId() {
    String said =
        redis.execute(
            (RedisCallback<String>)
                connection -> RedisIdentity.of(connection.serverCommands().info("server")));
    return said == null || said.isEmpty() ? null : said;
  }

  /** How many keys there are. */
  long size() {
    Long keys = redis.execute(connection -> connection.serverCommands().dbSize(), true);
    return keys == null ? 0 : keys;
  }

  /** Each of those keys; one that comes or goes meanwhile may be left out. */
  public void eachKey(ScanOptions which, Consumer<String> consumer) {
    redis.execute(
        (RedisCallback<Object>)
            connection -> {
              if (connection instanceof RedisClusterConnection cluster) {
                for (RedisClusterNode node : cluster.clusterGetNodes()) {
                  if (node.isMaster() && node.isConnected()) {
                    each(cluster.scan(node, which), consumer);
                  }
                }
              } else {
                each(connection.keyCommands().scan(which), consumer);
              }
              return "done";
            },
        true);
  }

  /** Takes those keys away. */
  void remove(ScanOptions which) {
    eachKey(which, redis::unlink);
  }

  private static void each(Cursor<byte[]> keys, Consumer<String> consumer) {
    try (keys) {
      keys.forEachRemaining(key -> consumer.accept(new String(key, StandardCharsets.UTF_8)));
    }
  }
}
