package io.tradefold.query;

import io.tradefold.api.LeftAlone;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  private final HashOperations<String, String, String> hashes;
  private final RedisRun run;
  private final Serving serving;
  private final Documents documents;
  private final Parsed parsed = new Parsed();
  private final LeftAlone leftAlone = new LeftAlone(System::nanoTime);

  HotViews(StringRedisTemplate redis, Serving serving, Documents documents) {
    this.hashes = redis.opsForHash();
    this.run = new RedisRun(redis);
    this.serving = serving;
    this.documents = documents;
  }

  <V> Optional<Stored<V>> get(Served<V> served, String id, RedisSlot slot) {
    return ifBelieved(served, generation -> Optional.ofNullable(value(slot.in(generation))))
        .map(value -> parsed(served, id, slot, value));
  }

  private @Nullable String value(RedisSlot slot) {
    return hashes.get(slot.key(), slot.field());
  }

  private <V> @Nullable Stored<V> parsed(
      Served<V> served, String id, RedisSlot slot, String value) {
    String place = slot.key() + '\n' + slot.field();
    ViewType<V> type = served.type();
    return parsed.of(place, type.shape(), value, () -> documents.read(id, value, type));
  }

  /**
   * Every view of a hash; the id of each is its field.
   *
   * @param key the hash, as it is called in every generation
   * @return nothing when the hash is not there, or MongoDB must be asked for one of them
   */
  <V> List<Stored<V>> all(Served<V> served, String key) {
    Map<String, String> values =
        ifBelieved(
                served,
                generation ->
                    Optional.of(hashes.entries(new RedisSlot(key, "").in(generation).key())))
            .orElse(Map.of());
    List<Stored<V>> found = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      RedisSlot slot = new RedisSlot(key, value.getKey());
      Stored<V> stored = parsed(served, value.getKey(), slot, value.getValue());
      if (stored == null) {
        return List.of();
      }
      found.add(stored);
    }
    return found;
  }

  /** Reads, if this is the Redis that has been filled, and still is it after reading. */
  private <T> Optional<T> ifBelieved(Served<?> served, Function<String, Optional<T>> read) {
    Serving.State state = serving.now();
    String filled = state.filledRedis();
    String suffix = state.hotSuffix(served.projection());
    if (filled == null || suffix == null || leftAlone.isNow()) {
      return Optional.empty();
    }
    try {
      long losses = run.losses();
      if (!run.is(filled, losses)) {
        return Optional.empty();
      }
      Optional<T> found = read.apply(served.projection() + suffix);
      return run.losses() == losses ? found : Optional.empty();
    } catch (DataAccessException away) {
      leftAlone.failed();
      LOG.warn("Redis is away, reading MongoDB: {}", away.getMessage());
      return Optional.empty();
    }
  }
}
