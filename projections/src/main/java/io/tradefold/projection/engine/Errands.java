package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.UpdateResult;
import io.tradefold.api.Conflict;
import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What only the owner of a segment may do, asked for in any process: to fold a blocked document
 * anew, or to let a community go on. Documents {@code {_id, generation, communityId, document,
 * state, error}} of the collection {@code errands}. The owner finds them with its next look.
 */
public final class Errands {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String ASKED = "ASKED";
  private static final String TAKEN = "TAKEN";
  private static final String DONE = "DONE";

  private static final String NAME = "errands";
  private static final StoreIndex BY_GENERATION = StoreIndex.on("generation");

  private final MongoCollection<Document> entries;
  private final Duration patience;

  public Errands(MongoTemplate mongo) {
    this(mongo, PATIENCE);
  }

  /**
   * @param patience how long whoever asks waits
   */
  Errands(MongoTemplate mongo, Duration patience) {
    this.entries = mongo.getCollection(NAME);
    this.patience = patience;
  }

  /** Makes sure that those of a generation are found without looking at all. */
  static void index(MongoTemplate mongo) {
    BY_GENERATION.ensure(mongo.getCollection(NAME));
  }

  /**
   * @param document by its name; null when it is about the community as a whole
   */
  record Errand(String id, CommunityId communityId, @Nullable String document) {}

  /**
   * Returns when it has been done.
   *
   * @return false when nobody has taken it within half a minute; nobody will then
   * @throws Conflict when somebody has taken it and is not done by then: it goes on
   * @throws IllegalStateException when it has failed
   */
  boolean run(GenerationId generation, CommunityId communityId, @Nullable String document) {
    String id = UUID.randomUUID().toString();
    entries.insertOne(
        new Document("_id", id)
            .append("generation", generation.processorName())
            .append("communityId", communityId.value())
            .append("document", document)
            .append("state", ASKED));
    try {
      awaitDone(id);
      return !isWithdrawn(id) && isDone(id);
    } finally {
      entries.deleteOne(eq("_id", id));
    }
  }

  private void awaitDone(String id) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < patience.toNanos()) {
      Document entry = entries.find(eq("_id", id)).first();
      if (entry == null || DONE.equals(entry.getString("state"))) {
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Of what nobody has taken; it can't be taken any more. */
  private boolean isWithdrawn(String id) {
    return entries.deleteOne(and(eq("_id", id), eq("state", ASKED))).getDeletedCount() == 1;
  }

  private boolean isDone(String id) {
    Document entry = entries.find(eq("_id", id)).first();
    if (entry != null && TAKEN.equals(entry.getString("state"))) {
      throw new Conflict(
          "It is being mended and takes longer. It goes on: look at the list again.");
    }
    return entry != null && succeeded(entry);
  }

  private static boolean succeeded(Document entry) {
    String error = entry.getString("error");
    if (error != null) {
      throw new IllegalStateException(error);
    }
    return true;
  }

  /** Those of a generation that nobody has taken yet. */
  List<Errand> of(GenerationId generation) {
    List<Errand> found = new ArrayList<>();
    for (Document entry :
        entries.find(and(eq("generation", generation.processorName()), eq("state", ASKED)))) {
      found.add(
          new Errand(
              entry.getString("_id"),
              CommunityId.of(entry.getString("communityId")),
              entry.getString("document")));
    }
    return found;
  }

  /** Whether it is the caller's to do: of several who take it, one does. */
  boolean take(Errand errand) {
    UpdateResult taken =
        entries.updateOne(and(eq("_id", errand.id()), eq("state", ASKED)), set("state", TAKEN));
    return taken.getMatchedCount() == 1;
  }

  /**
   * @param error null when it went well
   */
  void done(Errand errand, @Nullable String error) {
    entries.updateOne(
        eq("_id", errand.id()),
        error == null ? set("state", DONE) : combine(set("state", DONE), set("error", error)));
  }

  /** A generation is gone: nobody does what is asked for of it. */
  public void forget(GenerationId generation) {
    entries.deleteMany(eq("generation", generation.processorName()));
  }
}
