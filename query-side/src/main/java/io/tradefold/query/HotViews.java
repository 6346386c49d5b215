package io.tradefold.query;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Reads hot views from Redis as long as it may be believed. Answers nothing when it is away, or
 * marked as not holding what MongoDB holds; the caller then reads MongoDB.
 */
final class HotViews {

  private static final Logger LOG = LoggerFactory.getLogger(HotViews.class);

  /** After a failure Redis is left alone for so long, lest every reader waits for its timeout. */
  private static final long LEFT_ALONE_NANOS = 500_000_000;

  private final HashOperations<String, String, String> hashes;
  private final RedisRun run;
  private final Serving serving;
  private final Documents documents;
  private final Parsed parsed = new Parsed();
  private volatile long failedAt = System.nanoTime() - LEFT_ALONE_NANOS;

  HotViews(StringRedisTemplate redis, Serving serving, Documents documents) {
    this.hashes = redis.opsForHash();
    this.run = new RedisRun(redis);
    this.serving = serving;
    this.documents = documents;
  }

  <V> Optional<Stored<V>> get(ViewType<V> type, String id, RedisSlot slot) {
    return ifBelieved(() -> Optional.ofNullable(hashes.get(slot.key(), slot.field())))
        .map(value -> parsed(type, id, slot, value));
  }

  private <V> @Nullable Stored<V> parsed(
      ViewType<V> type, String id, RedisSlot slot, String value) {
    String place = slot.key() + '\n' + slot.field();
    return parsed.of(place, type.shape(), value, () -> documents.read(id, value, type));
  }

  /**
   * Every view of a hash; the id of each is its field.
   *
   * @return nothing when the hash is not there, or MongoDB must be asked for one of them
   */
  <V> List<Stored<V>> all(ViewType<V> type, String key) {
    Map<String, String> values =
        ifBelieved(() -> Optional.of(hashes.entries(key))).orElse(Map.of());
    List<Stored<V>> found = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      RedisSlot slot = new RedisSlot(key, value.getKey());
      Stored<V> stored = parsed(type, value.getKey(), slot, value.getValue());
      if (stored == null) {
        return List.of();
      }
      found.add(stored);
    }
    return found;
  }

  /** Reads, if this is the Redis that has been filled, and still is it after reading. */
  private <T> Optional<T> ifBelieved(Supplier<Optional<T>> read) {
    String filled = serving.now().filledRedis();
    if (filled == null || System.nanoTime() - failedAt < LEFT_ALONE_NANOS) {
      return Optional.empty();
    }
    try {
      long losses = run.losses();
      if (!filled.equals(run.runId(losses))) {
        return Optional.empty();
      }
      Optional<T> found = read.get();
      return run.losses() == losses ? found : Optional.empty();
    } catch (DataAccessException away) {
      failedAt = System.nanoTime();
      LOG.warn("Redis is away, reading MongoDB: {}", away.getMessage());
      return Optional.empty();
    }
  }
}
