package io.tradefold.query;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.tradefold.api.LeftAlone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What the projections say about themselves in the collection {@code projections}: which version
 * and generation of each serves, and whether Redis holds what MongoDB holds. At most 50 ms old:
 * that is how long a projection waits after marking Redis before it goes on.
 */
final class Serving {

  static final String COLLECTION = "projections";
  static final String REDIS = "redis";
  static final String REDIS_DIRTY_SINCE = "redisDirtySince";

  /** Leaves room for the read itself within the 50 ms. */
  private static final long FRESH_NANOS = 40_000_000;

  /** Longer than it ever takes when there is somebody to answer. */
  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final MongoTemplate mongo;
  private final LeftAlone leftAlone = new LeftAlone(System::nanoTime);
  private final ReentrantLock reading = new ReentrantLock();
  private volatile State state =
      new State(Map.of(), null, Set.of(), System.nanoTime() - 2 * FRESH_NANOS);

  Serving(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * What serves now.
   *
   * @param suffixes by projection: {@code _v1_g2}
   * @param filledRedis the {@code run_id} of the Redis that holds every hot view of {@code filled};
   *     null when none does
   * @param filled projections with their suffixes
   * @param readAt the nanosecond clock before it was read
   */
  record State(
      Map<String, String> suffixes, @Nullable String filledRedis, Set<String> filled, long readAt) {

    /** The suffix of what serves, if Redis holds it; null when it does not. */
    @Nullable String hotSuffix(String projection) {
      String suffix = suffixes.get(projection);
      return suffix != null && filled.contains(projection + suffix) ? suffix : null;
    }

    boolean isFresh() {
      return System.nanoTime() - readAt < FRESH_NANOS;
    }
  }

  State now() {
    State known = state;
    return known.isFresh() ? known : refreshed();
  }

  /**
   * One reader refreshes; those who come meanwhile take what it brings. When it takes too long they
   * are told so, instead of each trying it after the other.
   *
   * @throws NotYet when MongoDB does not answer
   */
  private State refreshed() {
    if (!isMyTurn()) {
      throw NotYet.viewsAway();
    }
    try {
      if (!state.isFresh()) {
        state = read();
      }
      return state;
    } catch (MongoException away) {
      leftAlone.failed();
      throw away;
    } finally {
      reading.unlock();
    }
  }

  private boolean isMyTurn() {
    if (leftAlone.isNow()) {
      return false;
    }
    try {
      if (!reading.tryLock(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (leftAlone.isNow()) {
      reading.unlock();
      return false;
    }
    return true;
  }

  private State read() {
    long readAt = System.nanoTime();
    MongoCollection<Document> projections = mongo.getCollection(COLLECTION);
    Map<String, String> suffixes = new HashMap<>();
    String filledRedis = null;
    Set<String> filled = Set.of();
    for (Document document : projections.find()) {
      String id = document.getString("_id");
      if (id.equals(REDIS)) {
        filledRedis = document.containsKey(REDIS_DIRTY_SINCE) ? null : document.getString("runId");
        filled = Set.copyOf(document.getList("filled", String.class, List.of()));
      } else {
        suffixes.put(id, "_v%s_g%s".formatted(document.get("version"), document.get("generation")));
      }
    }
    return new State(Map.copyOf(suffixes), filledRedis, filled, readAt);
  }
}
