package io.tradefold.projection.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bson.Document;

/**
 * A long piece of work at work: says how far it is, in MongoDB for whoever asks, and hears whether
 * somebody has cancelled it.
 */
final class Job {

  private static final Duration SAVE = Duration.ofMillis(400);

  private final Claim claim;
  private final Jobs jobs;
  private final InstantSource clock;
  private String phase = "starting";
  private Instant since;
  private long done;
  private long total;
  private Instant saved = Instant.EPOCH;

  Job(Claim claim, Jobs jobs, InstantSource clock) {
    this.claim = claim;
    this.jobs = jobs;
    this.clock = clock;
    this.since = clock.instant();
  }

  String id() {
    return claim.id();
  }

  /** Begins the next phase. */
  void phase(String next, long itsTotal) {
    phase = next;
    since = clock.instant();
    done = 0;
    total = itsTotal;
    save();
  }

  /** So much is done by now. */
  void reached(long now) {
    done = now;
  }

  /**
   * So much more is done.
   *
   * @throws JobCancelled when somebody has asked for it
   * @throws JobLost when another process has taken it over
   */
  void advance(long more) {
    done += more;
    if (Duration.between(saved, clock.instant()).compareTo(SAVE) >= 0) {
      save();
    }
  }

  /**
   * Before what can't be taken back.
   *
   * @throws JobCancelled when somebody has asked for it
   * @throws JobLost when another process has taken it over
   */
  void confirm() {
    save();
  }

  private void save() {
    saved = clock.instant();
    if (jobs.save(claim, JobStage.of(phase, done, total, since, saved), saved)) {
      throw new JobCancelled();
    }
  }

  /** Whether no other process has taken it over, nor does so within the next seconds. */
  boolean isMine() {
    return jobs.keep(claim, clock.instant());
  }

  /**
   * @return false when another process has taken it over
   */
  boolean end(JobState state, Document result) {
    return jobs.end(claim, state, result, clock.instant());
  }
}
