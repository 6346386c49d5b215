package io.tradefold.projection.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import io.tradefold.projection.engine.StoreIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  private static final StoreIndex BY_STATE = StoreIndex.on("state");
  private static final StoreIndex BY_START = StoreIndex.on("startedAt");

  private final MongoCollection<Document> documents;

  /** What has been promised to somebody survives the process: a begin, an end, a wish. */
  private final MongoCollection<Document> promised;

  /** Which is running, of those of which one at a time may: {@code {_id, job, since}}. */
  private final MongoCollection<Document> places;

  /**
   * @param collection for example {@code verifications}
   */
  Jobs(MongoTemplate mongo, String collection) {
    this.documents = mongo.getCollection(collection);
    BY_STATE.ensure(documents);
    BY_START.ensure(documents);
    this.promised = documents.withWriteConcern(documents.getWriteConcern().withJournal(true));
    this.places =
        mongo.getCollection(collection + "-running").withWriteConcern(promised.getWriteConcern());
  }

  /**
   * Takes the one place there is, in whichever process, for a job that is about to begin.
   *
   * @param isOver whether a job that has the place does not need it any more
   * @return false when another job has it
   */
  boolean reserve(String place, String id, Predicate<Document> isOver, Instant now) {
    Document mine = new Document("_id", place).append("job", id).append("since", now.toString());
    try {
      places.insertOne(mine);
      return true;
    } catch (MongoWriteException taken) {
      if (ErrorCategory.fromErrorCode(taken.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw taken;
      }
    }
    Document other = places.find(eq("_id", place)).first();
    return other != null
        && isFree(other, isOver, now)
        && places
                .replaceOne(and(eq("_id", place), eq("job", other.getString("job"))), mine)
                .getMatchedCount()
            == 1;
  }

  /** A job that is not there has just been about to begin, or its process has ended before. */
  private boolean isFree(Document place, Predicate<Document> isOver, Instant now) {
    return find(place.getString("job"))
        .map(isOver::test)
        .orElseGet(
            () ->
                Duration.between(Instant.parse(place.getString("since")), now)
                        .compareTo(HEARD_OF_WITHIN)
                    > 0);
  }

  static boolean isRunning(Document job) {
    return JobState.RUNNING.name().equals(job.getString("state"));
  }

  Claim begin(String id, String by, String owner, Document about, Instant now) {
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
    return Claim.of(job);
  }

  /**
   * @return whether somebody has cancelled it
   * @throws JobLost when another process has taken it over
   */
  boolean save(Claim claim, JobStage stage, Instant now) {
    Document after =
        documents.findOneAndUpdate(
            claim.filter(),
            combine(set("stage", stage.toDocument()), set("seenAt", now.toString())),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (after == null) {
      throw new JobLost();
    }
    return after.getBoolean("cancel", false);
  }

  /**
   * Whoever has it has just been heard of.
   *
   * @return false when another process has taken it over
   */
  boolean keep(Claim claim, Instant now) {
    return documents.updateOne(claim.filter(), set("seenAt", now.toString())).getMatchedCount()
        == 1;
  }

  /**
   * @return false when another process has taken it over: then it is as that one says
   */
  boolean end(Claim claim, JobState state, Document result, Instant now) {
    return promised
            .updateOne(
                claim.filter(),
                combine(
                    set("state", state.name()),
                    set("endedAt", now.toString()),
                    set("result", result)))
            .getMatchedCount()
        == 1;
  }

  /**
   * Another process takes it over.
   *
   * @param found of it when it was found lost
   * @return nothing when somebody else was quicker
   */
  Optional<Claim> take(Claim found, String owner, Instant now) {
    Claim mine = new Claim(found.id(), owner, found.starts() + 1);
    return documents
                .updateOne(
                    found.filter(),
                    combine(
                        set("owner", mine.owner()),
                        set("starts", mine.starts()),
                        set("seenAt", now.toString())))
                .getMatchedCount()
            == 1
        ? Optional.of(mine)
        : Optional.empty();
  }

  /**
   * It makes another generation than it did before it was taken over.
   *
   * @return false when it has been taken over once more
   */
  boolean makes(Claim claim, int generation) {
    return promised.updateOne(claim.filter(), set("generation", generation)).getMatchedCount() == 1;
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
