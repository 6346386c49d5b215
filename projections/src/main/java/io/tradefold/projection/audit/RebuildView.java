package io.tradefold.projection.audit;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it is shown.
 *
 * @param generation the number of the one it makes
 * @param previous the number of the one that served before
 * @param state RUNNING, SWITCHED, ROLLED_BACK, DROPPED, CANCELLED or FAILED
 * @param stage what it is doing; null before it begins
 * @param starts how often it was begun: more than once when its process ended in between
 * @param error why it failed; null when it has not
 */
public record RebuildView(
    String rebuildId,
    String projection,
    int version,
    int generation,
    @Nullable Integer previous,
    JobState state,
    @Nullable JobStage stage,
    int starts,
    long events,
    long documents,
    @Nullable String error,
    String requestedBy,
    Instant startedAt,
    @Nullable Instant endedAt) {

  static RebuildView of(Document job) {
    Document result = job.get("result", new Document());
    Document stage = job.get("stage", Document.class);
    Document previous = job.get("previous", Document.class);
    return new RebuildView(
        job.getString("_id"),
        job.getString("projection"),
        job.getInteger("version"),
        job.getInteger("generation"),
        previous == null ? null : previous.getInteger("generation"),
        JobState.valueOf(job.getString("state")),
        stage == null ? null : JobStage.from(stage),
        job.getInteger("starts", 1),
        result.get("events", 0L),
        result.get("documents", 0L),
        result.getString("error"),
        job.getString("by"),
        Instant.parse(job.getString("startedAt")),
        Jobs.instant(job, "endedAt"));
  }
}
