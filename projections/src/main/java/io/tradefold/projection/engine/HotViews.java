package io.tradefold.projection.engine;

import io.tradefold.api.RedisSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The hot views in Redis. It is a read model, not a cache: nothing expires, and a value is replaced
 * only by one of the same or a later position.
 *
 * <p>With Redis away the batches go on. What could not be written is noted in MongoDB before the
 * token moves, see {@link RedisMark}, and {@link #tend} fills Redis again once it is back.
 */
public final class HotViews {

  private static final Logger LOG = LoggerFactory.getLogger(HotViews.class);

  /**
   * Readers look at the mark this often at least; whoever needs it waits until all have seen it.
   */
  private static final Duration MARK_SEEN_WITHIN = Duration.ofMillis(60);

  private static final int PIPELINE = 500;
  private static final int SCANNED = 1_000;

  private final StringRedisTemplate redis;
  private final WholeRedis whole;
  private final RedisMark mark;
  private final InstantSource clock;
  private final Map<Generation, Documents> serving = new ConcurrentHashMap<>();

  /** Whether it is known not to answer: then no batch waits for it. */
  private volatile boolean away;

  /** Since when the mark was up that all readers are known to have seen. */
  private volatile @Nullable Instant seenUpSince;

  public HotViews(StringRedisTemplate redis, MongoTemplate mongo, InstantSource clock) {
    this.redis = redis;
    this.whole = new WholeRedis(redis);
    this.mark = new RedisMark(mongo);
    this.clock = clock;
  }

  /** The hot views of this generation are refilled from these documents. */
  public void serve(Generation generation, Documents documents) {
    serving.put(generation, documents);
  }

  /** They are not filled any more by this process. */
  public void leave(GenerationId generation) {
    serving.keySet().removeIf(each -> each.id().equals(generation));
  }

  /** Takes them out of Redis; nobody reads them any more. */
  public void remove(GenerationId generation) {
    mark.forget(generation);
    whole.remove(keysOf(generation));
  }

  /** Finds the keys of a generation. */
  public static ScanOptions keysOf(GenerationId generation) {
    return ScanOptions.scanOptions()
        .match("tradefold:*:" + generation.redisSuffix())
        .count(SCANNED)
        .build();
  }

  /** Whether readers take what it holds: it has been filled, and has missed nothing since. */
  public boolean isBelieved() {
    String runId = runId();
    RedisMark.State state = mark.read();
    return runId != null && state.isOf(runId) && state.filled().containsAll(names(serving));
  }

  /**
   * Whether it is what the last process left that wrote to it: filled, with nothing missed, and
   * loaded from its dump if it was started since. Says nothing once somebody writes to it again.
   */
  public boolean isAsLeft() {
    return !mark.read().dirty() && (isBelieved() || whole.size() > 0);
  }

  boolean isAway() {
    return away;
  }

  /** Writes them, or makes sure that nobody believes Redis. Returns when one of the two is done. */
  public void write(List<HotValue> values) {
    if (values.isEmpty()) {
      return;
    }
    if (!isAway()) {
      try {
        pipeline(values);
        return;
      } catch (RuntimeException failure) {
        LOG.warn("Redis does not take hot views; readers turn to MongoDB until it does", failure);
      }
    }
    Instant upSince = mark.raise(clock.instant());
    away = true;
    awaitReaders(upSince);
  }

  /**
   * Until every reader has seen that the mark is up. Another process may have filled Redis and
   * taken it down since the last batch: then readers believed Redis again.
   */
  private void awaitReaders(Instant upSince) {
    if (upSince.equals(seenUpSince)) {
      return;
    }
    long until = System.nanoTime() + MARK_SEEN_WITHIN.toNanos();
    long left = MARK_SEEN_WITHIN.toNanos();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
    seenUpSince = upSince;
  }

  /**
   * Sees to it that Redis can be believed: fills it when it has missed writes, or is another one
   * than the one that was filled, because it came back empty or from an old dump. To be called
   * often.
   *
   * @return whether Redis can be believed
   */
  public boolean tend() {
    String runId = runId();
    if (runId == null) {
      return false;
    }
    RedisMark.State state = mark.read();
    Map<Generation, Documents> mine = Map.copyOf(serving);
    boolean known = state.isOf(runId);
    if (known && state.filled().containsAll(names(mine))) {
      away = false;
      return true;
    }
    if (!known && !state.dirty()) {
      mark.raise(clock.instant());
    }
    // From here on batches write to Redis themselves, so that none falls behind the filling. One
    // that still held back has marked before, or will: its mark keeps this one from being cleared.
    away = false;
    RedisMark.State before = mark.read();
    try {
      mine.forEach(
          (generation, documents) -> {
            if (!known || !state.filled().contains(generation.id().redisSuffix())) {
              fill(generation, documents);
            }
          });
    } catch (RuntimeException failure) {
      LOG.warn("Redis could not be filled; trying again", failure);
      away = true;
      return false;
    }
    boolean filled =
        runId.equals(runId())
            && (known
                ? mark.add(before, runId, names(mine))
                : mark.clear(before, runId, names(mine)));
    if (filled) {
      LOG.info("Redis {} holds every hot view", runId);
    }
    return filled;
  }

  private static Set<String> names(Map<Generation, Documents> some) {
    return some.keySet().stream()
        .map(generation -> generation.id().redisSuffix())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void fill(Generation generation, Documents documents) {
    generation.projection().hot().forEach(hot -> fill(generation, hot, documents));
  }

  private void fill(Generation generation, HotView<?> hot, Documents documents) {
    Portions<HotValue> values = new Portions<>(PIPELINE, this::pipeline);
    documents.each(
        hot.type(),
        stored -> {
          RedisSlot slot = generation.slot(hot, hot.type().key(stored.id()));
          values.add(HotValue.of(slot, stored));
        });
    values.rest();
  }

  private void pipeline(List<HotValue> values) {
    HotScript.write(redis, values);
  }

  /** Which Redis it is: another one after every start. Null when it does not answer. */
  private @Nullable String runId() {
    try {
      return whole.runId();
    } catch (RuntimeException failure) {
      LOG.debug("Redis does not answer", failure);
      return null;
    }
  }
}
