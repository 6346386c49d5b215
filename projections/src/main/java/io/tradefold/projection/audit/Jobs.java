package io.tradefold.projection.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Verifications or rebuilds as they stand, one document each: {@code {_id, state, stage, by,
 * starts, startedAt, seenAt, endedAt, cancel, owner, result, …}}. Any process can tell how one
 * stands, whichever runs it.
 */
final class Jobs {

  /** Who has not been heard of for so long runs nothing any more. */
  static final Duration HEARD_OF_WITHIN = Duration.ofSeconds(10);

  private final MongoCollection<Document> documents;

  /** What has been promised to somebody survives the process: a begin, an end, a wish. */
  private final MongoCollection<Document> promised;

  /**
   * @param collection for example {@code verifications}
   */
  Jobs(MongoTemplate mongo, String collection) {
    this.documents = mongo.getCollection(collection);
    this.promised = documents.withWriteConcern(WriteConcern.JOURNALED);
  }

  void begin(String id, String by, String owner, Document about, Instant now) {
    Document job =
        new Document("_id", id)
            .append("state", JobState.RUNNING.name())
            .append("by", by)
            .append("owner", owner)
            .append("starts", 1)
            .append("startedAt", now.toString())
            .append("seenAt", now.toString());
    job.putAll(about);
    promised.insertOne(job);
  }

  /**
   * @return whether somebody has cancelled it
   */
  boolean save(String id, JobStage stage, Instant now) {
    Document after =
        documents.findOneAndUpdate(
            eq("_id", id),
            combine(set("stage", stage.toDocument()), set("seenAt", now.toString())),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return after == null || after.getBoolean("cancel", false);
  }

  void end(String id, JobState state, Document result, Instant now) {
    promised.updateOne(
        eq("_id", id),
        combine(set("state", state.name()), set("endedAt", now.toString()), set("result", result)));
  }

  /** Another process takes it over. */
  void take(String id, String owner, Instant now) {
    documents.updateOne(
        eq("_id", id),
        combine(set("owner", owner), set("seenAt", now.toString()), inc("starts", 1)));
  }

  /** Says that it shall end; it does so soon. */
  boolean cancel(String id) {
    return promised
            .updateOne(
                and(eq("_id", id), eq("state", JobState.RUNNING.name())), set("cancel", true))
            .getMatchedCount()
        == 1;
  }

  Optional<Document> find(String id) {
    return Optional.ofNullable(documents.find(eq("_id", id)).first());
  }

  /** The latest first. */
  List<Document> latest(int limit) {
    return documents
        .find()
        .sort(Sorts.descending("startedAt"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  List<Document> running() {
    return documents.find(eq("state", JobState.RUNNING.name())).into(new ArrayList<>());
  }

  /** Whether whoever runs it has been heard of lately. */
  static boolean isHeardOf(Document job, Instant now) {
    Instant seen = Instant.parse(job.getString("seenAt"));
    return Duration.between(seen, now).compareTo(HEARD_OF_WITHIN) < 0;
  }

  static @Nullable Instant instant(Document job, String field) {
    String text = job.getString(field);
    return text == null ? null : Instant.parse(text);
  }
}
