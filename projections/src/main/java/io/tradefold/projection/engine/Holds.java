package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The communities whose part of a generation stands still because an event of theirs can't be
 * folded at all: {@code {_id: "<generation>/<community>", generation, communityId, held}} of the
 * collection {@code held}. Their documents stay as they were before that event. An entry is there
 * before the token passes the event.
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

  /** It stands still, or misses more than before. */
  public synchronized void put(CommunityId communityId, Blocked held) {
    entries.replaceOne(
        eq("_id", id(communityId)),
        new Document("_id", id(communityId))
            .append("generation", generation.processorName())
            .append("communityId", communityId.value())
            .append("held", held.toDocument()),
        new ReplaceOptions().upsert(true));
    Map<CommunityId, Blocked> now = new HashMap<>(known);
    now.put(communityId, held);
    known = Map.copyOf(now);
  }

  /** It goes on. */
  synchronized void remove(CommunityId communityId) {
    entries.deleteOne(eq("_id", id(communityId)));
    Map<CommunityId, Blocked> now = new HashMap<>(known);
    now.remove(communityId);
    known = Map.copyOf(now);
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
