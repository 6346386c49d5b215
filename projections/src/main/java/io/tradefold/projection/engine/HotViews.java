package io.tradefold.projection.engine;

import io.tradefold.api.RedisSlot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
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

  /** Readers look at the mark this often at least; a first mark waits until all have seen it. */
  private static final Duration MARK_SEEN_WITHIN = Duration.ofMillis(60);

  private static final int PIPELINE = 500;
  private static final int SCANNED = 1_000;

  private final StringRedisTemplate redis;
  private final WholeRedis whole;
  private final RedisMark mark;
  private final InstantSource clock;
  private final Map<Generation, Documents> serving = new ConcurrentHashMap<>();

  /** Since when it is known not to answer: then no batch waits for it. Null when it does. */
  private volatile @Nullable Long awaySinceNanos;

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
    return runId != null && !state.dirty() && runId.equals(state.runId());
  }

  /**
   * Whether it is what the last process left that wrote to it: filled, with nothing missed, and
   * loaded from its dump if it was started since. Says nothing once somebody writes to it again.
   */
  public boolean isAsLeft() {
    return !mark.read().dirty() && (isBelieved() || whole.size() > 0);
  }

  boolean isAway() {
    return awaySinceNanos != null;
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
    mark.raise(clock.instant());
    awaitReaders();
  }

  /** Until every reader has seen that the mark is up, whichever batch has raised it first. */
  private void awaitReaders() {
    long now = System.nanoTime();
    Long since = awaySinceNanos;
    if (since == null) {
      since = now;
      awaySinceNanos = now;
    }
    LockSupport.parkNanos(MARK_SEEN_WITHIN.toNanos() - (now - since));
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
    if (!state.dirty() && runId.equals(state.runId())) {
      awaySinceNanos = null;
      return true;
    }
    if (!state.dirty()) {
      mark.raise(clock.instant());
    }
    // From here on batches write to Redis themselves, so that none falls behind the filling. One
    // that still held back has marked before, or will: its mark keeps this one from being cleared.
    awaySinceNanos = null;
    RedisMark.State before = mark.read();
    try {
      fill();
    } catch (RuntimeException failure) {
      LOG.warn("Redis could not be filled; trying again", failure);
      awaySinceNanos = System.nanoTime();
      return false;
    }
    boolean filled = runId.equals(runId()) && mark.clear(before, runId);
    if (filled) {
      LOG.info("Redis {} holds every hot view", runId);
    }
    return filled;
  }

  private void fill() {
    serving.forEach(
        (generation, documents) ->
            generation.projection().hot().forEach(hot -> fill(generation, hot, documents)));
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
