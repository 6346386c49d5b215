package io.tradefold.projection.audit;

import io.tradefold.api.Conflict;
import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The verifications there are and have been: started, looked at, cancelled. */
public final class Verifications {

  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

  private final Verification verification;
  private final Jobs jobs;
  private final InstantSource clock;

  Verifications(Verification verification, Jobs jobs, InstantSource clock) {
    this.verification = verification;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Starts one, which goes on by itself.
   *
   * @param scope only this community; null for all
   * @throws Conflict when one is running: it reads the whole log, and one after the other is sooner
   *     done
   */
  public VerificationView start(String by, @Nullable CommunityId scope) {
    Job job = begin(by, scope);
    Thread.ofPlatform().daemon().name("verification").start(() -> run(job, scope));
    return get(job.id());
  }

  private Job begin(String by, @Nullable CommunityId scope) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    if (!jobs.reserve("verification", id, job -> isOver(job, now), now)) {
      throw new Conflict("A verification is running.");
    }
    Document about = new Document("communityId", scope == null ? null : scope.value());
    return new Job(jobs.begin(id, by, "", about, now), jobs, clock);
  }

  private static boolean isOver(Document job, Instant now) {
    return !Jobs.isRunning(job) || !Jobs.isHeardOf(job, now);
  }

  // Whatever goes wrong has to be said where the verification is looked at.
  private void run(Job job, @Nullable CommunityId scope) {
    try {
      Findings findings = verification.run(job, scope);
      job.end(findings.verdict(), findings.toDocument());
      LOG.info("Verification {}: {}", job.id(), findings.verdict());
    } catch (JobCancelled _) {
      job.end(JobState.CANCELLED, new Document());
    } catch (RuntimeException failure) {
      LOG.error("Verification {} failed", job.id(), failure);
      job.end(JobState.FAILED, new Document("error", failure.toString()));
    }
  }

  /**
   * @throws NotFound when there is none
   */
  public VerificationView get(String id) {
    return jobs.find(id)
        .map(job -> VerificationView.of(job, clock.instant()))
        .orElseThrow(() -> new NotFound("There is no verification " + id + "."));
  }

  /** The latest first. */
  public List<VerificationView> latest(int limit) {
    return jobs.latest(limit).stream()
        .map(job -> VerificationView.of(job, clock.instant()))
        .toList();
  }

  /** Asks it to end; what has ended stays as it is. */
  public VerificationView cancel(String id) {
    jobs.cancel(id);
    return get(id);
  }
}
