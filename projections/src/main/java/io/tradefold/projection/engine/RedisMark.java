package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Whether Redis may be believed: the document {@code {_id: "redis", runId, filled, marks,
 * redisDirtySince}} of the collection {@code projections}. Redis holds every hot view of the
 * generations {@code filled} as long as {@code redisDirtySince} is absent and Redis still says the
 * {@code run_id} that is noted here. Otherwise a reader asks MongoDB.
 *
 * <p>Processes of two releases fold different generations, and each fills its own.
 */
final class RedisMark {

  private static final String ID = "redis";
  private static final String RUN_ID = "runId";
  private static final String FILLED = "filled";
  private static final String MARKS = "marks";
  private static final String DIRTY_SINCE = "redisDirtySince";

  private final MongoCollection<Document> documents;

  /**
   * @param runId of the Redis that was last filled; null when none ever was
   * @param marks how often a write has failed, ever
   * @param dirty whether one has failed since it was filled
   * @param filled by {@link GenerationId#redisSuffix}
   */
  record State(@Nullable String runId, long marks, boolean dirty, Set<String> filled) {

    /** Whether it was this one that was filled, with nothing missed since. */
    boolean isOf(String other) {
      return !dirty && other.equals(runId);
    }
  }

  RedisMark(MongoTemplate mongo) {
    this.documents = mongo.getCollection(Aliases.COLLECTION);
  }

  State read() {
    Document found = documents.find(eq("_id", ID)).first();
    return found == null
        ? new State(null, 0, false, Set.of())
        : new State(
            found.getString(RUN_ID),
            found.getLong(MARKS),
            found.containsKey(DIRTY_SINCE),
            Set.copyOf(found.getList(FILLED, String.class, List.of())));
  }

  /**
   * A hot view has not reached Redis.
   *
   * @return since when the mark has been up: another moment for each time it goes up
   */
  Instant raise(Instant now) {
    Document after =
        documents.findOneAndUpdate(
            eq("_id", ID),
            combine(min(DIRTY_SINCE, Date.from(now)), inc(MARKS, 1L)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return requireNonNull(after, "it has been written").getDate(DIRTY_SINCE).toInstant();
  }

  /**
   * Redis has been filled with these generations, and is to be believed of no others.
   *
   * @return false when a write has failed since {@code before}: then it has to be filled again
   */
  boolean clear(State before, String runId, Set<String> filled) {
    return documents
            .updateOne(
                and(eq("_id", ID), eq(MARKS, before.marks())),
                combine(set(RUN_ID, runId), set(FILLED, List.copyOf(filled)), unset(DIRTY_SINCE)))
            .getMatchedCount()
        == 1;
  }

  /**
   * The Redis that is noted has been filled with these generations too.
   *
   * @return false when a write has failed since {@code before}: then it has to be filled again
   */
  boolean add(State before, String runId, Set<String> filled) {
    return documents
            .updateOne(
                and(
                    eq("_id", ID),
                    eq(MARKS, before.marks()),
                    eq(RUN_ID, runId),
                    exists(DIRTY_SINCE, false)),
                addEachToSet(FILLED, List.copyOf(filled)))
            .getMatchedCount()
        == 1;
  }

  /** This generation is to be taken out of Redis. */
  void forget(GenerationId generation) {
    documents.updateOne(eq("_id", ID), pull(FILLED, generation.redisSuffix()));
  }
}
