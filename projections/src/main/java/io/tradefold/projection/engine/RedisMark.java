package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether Redis may be believed: the document {@code {_id: "redis", runId, marks, redisDirtySince}}
 * of the collection {@code projections}. Redis holds every hot view as long as {@code
 * redisDirtySince} is absent and Redis still says the {@code run_id} that is noted here. Otherwise
 * a reader asks MongoDB.
 */
final class RedisMark {

  private static final String ID = "redis";
  private static final String DIRTY_SINCE = "redisDirtySince";

  private final MongoCollection<Document> documents;

  /**
   * @param runId of the Redis that was last filled; null when none ever was
   * @param marks how often a write has failed, ever
   * @param dirty whether one has failed since it was filled
   */
  record State(@Nullable String runId, long marks, boolean dirty) {}

  RedisMark(MongoTemplate mongo) {
    this.documents = mongo.getCollection(Aliases.COLLECTION);
  }

  State read() {
    Document found = documents.find(eq("_id", ID)).first();
    return found == null
        ? new State(null, 0, false)
        : new State(
            found.getString("runId"), found.getLong("marks"), found.containsKey(DIRTY_SINCE));
  }

  /** A hot view has not reached Redis. */
  void raise(Instant now) {
    documents.updateOne(
        eq("_id", ID),
        combine(min(DIRTY_SINCE, Date.from(now)), inc("marks", 1L)),
        new UpdateOptions().upsert(true));
  }

  /**
   * Redis has been filled.
   *
   * @return false when a write has failed since {@code before}: then it has to be filled again
   */
  boolean clear(State before, String runId) {
    return documents
            .updateOne(
                and(eq("_id", ID), eq("marks", before.marks())),
                combine(set("runId", runId), unset(DIRTY_SINCE)))
            .getMatchedCount()
        == 1;
  }
}
