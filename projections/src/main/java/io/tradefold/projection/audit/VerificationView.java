package io.tradefold.projection.audit;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A verification as it is shown.
 *
 * @param communityId the only community it looks at; null for all
 * @param state RUNNING, EQUAL, DIFFERENT, CANCELLED or FAILED
 * @param stage what it is doing; null before it begins
 * @param events how many were folded
 * @param documents how many were compared
 * @param redisKeys how many values of Redis were compared
 * @param redis whether Redis was compared, or why not
 * @param blocked the documents that miss events and say so
 * @param incomplete how many documents rest on these and say so
 * @param notCompared projections that are being rebuilt for a new version of their folds
 * @param differencesInAll how many there are; a thousand are named
 * @param error why it failed; null when it has not
 */
public record VerificationView(
    String verificationId,
    @Nullable String communityId,
    JobState state,
    @Nullable JobStage stage,
    long events,
    long documents,
    long redisKeys,
    @Nullable String redis,
    List<String> blocked,
    long incomplete,
    List<String> notCompared,
    long differencesInAll,
    List<Difference> differences,
    @Nullable String error,
    String requestedBy,
    Instant startedAt,
    @Nullable Instant endedAt) {

  static VerificationView of(Document job, Instant now) {
    Document result = job.get("result", new Document());
    Document stage = job.get("stage", Document.class);
    JobState state = JobState.valueOf(job.getString("state"));
    boolean lost = state == JobState.RUNNING && !Jobs.isHeardOf(job, now);
    return new VerificationView(
        job.getString("_id"),
        job.getString("communityId"),
        lost ? JobState.FAILED : state,
        stage == null ? null : JobStage.from(stage),
        result.get("events", 0L),
        result.get("documents", 0L),
        result.get("redisKeys", 0L),
        result.getString("redis"),
        result.getList("blocked", String.class, List.of()),
        result.get("incomplete", 0L),
        result.getList("notCompared", String.class, List.of()),
        result.get("differencesInAll", 0L),
        result.getList("differences", Document.class, List.of()).stream()
            .map(Difference::from)
            .toList(),
        lost ? "The process that ran it has ended." : result.getString("error"),
        job.getString("by"),
        Instant.parse(job.getString("startedAt")),
        Jobs.instant(job, "endedAt"));
  }
}
