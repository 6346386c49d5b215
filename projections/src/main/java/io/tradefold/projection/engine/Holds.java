package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The communities whose part of a generation stands still because an event of theirs can't be
 * folded at all: {@code {_id: "<generation>/<community>", generation, communityId, held}} of the
 * collection {@code held}. Their documents stay as they were before that event. An entry is there
 * before the token passes the event.
 *
 * <p>An entry is changed only as long as it is as it was read. So of a process that lets a
 * community go on and one that passes over its events, one is told that it is too late: the first
 * folds what has come, the other does its batch again.
 */
public final class Holds {

  private static final String NAME = "held";
  private static final StoreIndex BY_GENERATION = StoreIndex.on("generation");

  private static final Duration READ_AGAIN = Duration.ofMillis(500);

  private final MongoCollection<Document> entries;
  private final GenerationId generation;
  private final Duration readAgain;
  private volatile Map<CommunityId, Blocked> known = Map.of();
  private volatile long readAt = System.nanoTime() - READ_AGAIN.toNanos();

  public Holds(MongoTemplate mongo, GenerationId generation) {
    this(mongo, generation, READ_AGAIN);
  }

  private Holds(MongoTemplate mongo, GenerationId generation, Duration readAgain) {
    this.entries = mongo.getCollection(NAME);
    this.generation = generation;
    this.readAgain = readAgain;
  }

  /**
   * For whoever may fold a segment next that another process has just left: what that one has held,
   * it has to know before its first batch.
   */
  static Holds readEachTime(MongoTemplate mongo, GenerationId generation) {
    return new Holds(mongo, generation, Duration.ZERO);
  }

  /** Makes sure that those of a generation are found without looking at all. */
  static void index(MongoTemplate mongo) {
    BY_GENERATION.ensure(mongo.getCollection(NAME));
  }

  /** By community: from which event on it stands still, and how many it misses. */
  public Map<CommunityId, Blocked> all() {
    if (System.nanoTime() - readAt >= readAgain.toNanos()) {
      read();
    }
    return known;
  }

  /** As last read, which costs nothing: every query asks. */
  Map<CommunityId, Blocked> known() {
    return known;
  }

  private synchronized void read() {
    Map<CommunityId, Blocked> found = new HashMap<>();
    for (Document entry : entries.find(eq("generation", generation.processorName()))) {
      Blocked held = Blocked.from(entry.get("held", Document.class));
      if (held != null) {
        found.put(CommunityId.of(entry.getString("communityId")), held);
      }
    }
    known = Map.copyOf(found);
    readAt = System.nanoTime();
  }

  /** As it is now, in MongoDB; null when the community goes on. */
  @Nullable Blocked read(CommunityId communityId) {
    Document entry = entries.find(eq("_id", id(communityId))).first();
    return entry == null ? null : Blocked.from(entry.get("held", Document.class));
  }

  /**
   * A community stands still in a generation that nobody folds yet.
   *
   * @throws IllegalStateException when it does so already
   */
  public void put(CommunityId communityId, Blocked held) {
    if (!change(communityId, null, held)) {
      throw new IllegalStateException(id(communityId) + " is held already");
    }
  }

  /**
   * Those that stand still behind a batch, or miss more; before it is stored.
   *
   * @throws ConcurrentModificationException when another process has held one meanwhile, or let it
   *     go on: the batch rests on what is not so any more, and has to be done again
   */
  void keep(Holding holding) {
    holding
        .changed()
        .forEach(
            (communityId, held) -> {
              if (!change(communityId, holding.before(communityId), held)) {
                throw new ConcurrentModificationException(
                    id(communityId) + " has been held or let go on by another process");
              }
            });
  }

  /**
   * It stands still, misses more than before, or goes on.
   *
   * @param before as it was read; null when it did not stand still
   * @param now null when it goes on
   * @return false when it is not as it was any more: then nothing is changed
   */
  synchronized boolean change(
      CommunityId communityId, @Nullable Blocked before, @Nullable Blocked now) {
    boolean changed =
        before == null
            ? now == null || insert(communityId, now)
            : replace(communityId, before, now);
    if (changed) {
      know(communityId, now);
    }
    return changed;
  }

  private boolean replace(CommunityId communityId, Blocked before, @Nullable Blocked now) {
    Bson asBefore = as(communityId, before);
    return now == null
        ? entries.deleteOne(asBefore).getDeletedCount() == 1
        : entries.replaceOne(asBefore, entry(communityId, now)).getMatchedCount() == 1;
  }

  private boolean insert(CommunityId communityId, Blocked held) {
    try {
      entries.insertOne(entry(communityId, held));
      return true;
    } catch (MongoWriteException there) {
      if (ErrorCategory.fromErrorCode(there.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw there;
      }
      return false;
    }
  }

  private void know(CommunityId communityId, @Nullable Blocked held) {
    Map<CommunityId, Blocked> now = new HashMap<>(known);
    if (held == null) {
      now.remove(communityId);
    } else {
      now.put(communityId, held);
    }
    known = Map.copyOf(now);
  }

  /** What changes with every change. */
  private Bson as(CommunityId communityId, Blocked held) {
    return and(
        eq("_id", id(communityId)),
        eq("held.position", held.position()),
        eq("held.through", held.through()));
  }

  private Document entry(CommunityId communityId, Blocked held) {
    return new Document("_id", id(communityId))
        .append("generation", generation.processorName())
        .append("communityId", communityId.value())
        .append("held", held.toDocument());
  }

  /** The generation is gone. */
  public synchronized void forget() {
    entries.deleteMany(eq("generation", generation.processorName()));
    known = Map.of();
  }

  private String id(CommunityId communityId) {
    return generation.processorName() + "/" + communityId.value();
  }
}
