package io.tradefold.projection.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Whose a {@link Job} is. It is theirs until another process takes it over, which begins it once
 * more.
 *
 * @param starts how often it has been begun
 */
record Claim(String id, String owner, int starts) {

  /** As a job's document says it. */
  static Claim of(Document job) {
    return new Claim(job.getString("_id"), job.getString("owner"), job.getInteger("starts"));
  }

  /** Nothing fits when it is not theirs any more. */
  Bson filter() {
    return and(eq("_id", id), eq("owner", owner), eq("starts", starts));
  }
}
