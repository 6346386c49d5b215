package io.tradefold.projection.audit;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.Generation;
import io.tradefold.projection.engine.GenerationId;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Repeating;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The rebuilds there are and have been. One whose process has ended is begun anew by itself, and a
 * projection whose version has risen is rebuilt without being asked.
 */
public final class Rebuilds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String ITSELF = "system";

  private final List<Projection> projections;
  private final Aliases aliases;
  private final Rebuild rebuild;
  private final Jobs jobs;
  private final String owner;
  private final InstantSource clock;
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final Repeating keeping = new Repeating("rebuilds", LOOK, this::keep);

  /**
   * @param owner names this process. What it ran before it ended is its own at once when the next
   *     one has the same name
   */
  Rebuilds(
      List<Projection> projections,
      Aliases aliases,
      Rebuild rebuild,
      Jobs jobs,
      String owner,
      InstantSource clock) {
    this.projections = projections;
    this.aliases = aliases;
    this.rebuild = rebuild;
    this.jobs = jobs;
    this.owner = owner;
    this.clock = clock;
  }

  /**
   * Starts one, which goes on by itself.
   *
   * @throws FieldError when there is no such projection
   * @throws Conflict when one of the projection is running
   * @throws Rejected {@code generation-left} when what an earlier one has replaced is still there
   */
  public RebuildView start(String by, String name) {
    Projection projection =
        projections.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new FieldError(
                        "projection",
                        name,
                        "one of "
                            + projections.stream()
                                .map(Projection::name)
                                .sorted()
                                .collect(Collectors.joining(", "))));
    refuseWhatIsLeft(projection);
    return get(begin(projection, by));
  }

  private void refuseWhatIsLeft(Projection projection) {
    jobs.latest(Integer.MAX_VALUE).stream()
        .filter(job -> isOf(job, projection))
        .filter(job -> state(job) == JobState.SWITCHED || state(job) == JobState.ROLLED_BACK)
        .findFirst()
        .ifPresent(
            job -> {
              throw new Rejected(
                  "generation-left",
                  "Rebuild " + job.getString("_id") + " has left a generation: drop it first.");
            });
  }

  private String begin(Projection projection, String by) {
    String id = UUID.randomUUID().toString();
    if (!jobs.reserve(projection.name(), id, job -> !Jobs.isRunning(job), clock.instant())) {
      throw new Conflict("A rebuild of " + projection.name() + " is running.");
    }
    Generation generation = aliases.begin(projection);
    run(jobs.begin(id, by, owner, about(generation), clock.instant()), generation);
    return id;
  }

  private Document about(Generation generation) {
    String projection = generation.projection().name();
    GenerationId id = generation.id();
    return new Document("projection", projection)
        .append("version", id.version())
        .append("generation", id.number())
        .append("types", id.types())
        .append("previous", aliases.read(projection).serving().toDocument());
  }

  private void run(Claim claim, Generation generation) {
    here.add(claim.id());
    Thread.ofPlatform()
        .daemon()
        .name("rebuild-" + generation.processorName())
        .start(() -> work(claim, generation));
  }

  // Whatever goes wrong has to be said where the rebuild is looked at.
  private void work(Claim claim, Generation generation) {
    Job job = new Job(claim, jobs, clock);
    try {
      rebuild.clear(generation.id());
      Document result = rebuild.run(generation, job);
      job.end(JobState.SWITCHED, result);
      LOG.info("{} serves", generation.processorName());
    } catch (JobCancelled _) {
      giveUp(job, generation, JobState.CANCELLED, new Document());
    } catch (RuntimeException failure) {
      LOG.error("The rebuild of {} failed", generation.processorName(), failure);
      giveUp(job, generation, JobState.FAILED, new Document("error", failure.toString()));
    } finally {
      here.remove(claim.id());
    }
  }

  /** Who has taken it over changes the alias now, and says how it ends. */
  private void giveUp(Job job, Generation generation, JobState state, Document result) {
    if (job.isMine()) {
      rebuild.drop(generation.id());
      job.end(state, result);
    } else {
      LOG.warn("Another process makes what {} was to be", generation.processorName());
      rebuild.clear(generation.id());
    }
  }

  /**
   * What served before serves again.
   *
   * @throws Rejected {@code not-switched} when it does not serve; {@code other-version} when this
   *     code can't bring the other up to date
   */
  public RebuildView rollBack(String id) {
    Document job = job(id);
    GenerationId previous = previous(job);
    if (state(job) != JobState.SWITCHED) {
      throw new Rejected("not-switched", "Only a rebuild that serves can be rolled back.");
    }
    if (previous.version() != job.getInteger("version")) {
      throw new Rejected("other-version", "What served before is of another version of the folds.");
    }
    Job rollingBack = new Job(Claim.of(job), jobs, clock);
    rebuild.switchTo(previous, rollingBack);
    rollingBack.end(JobState.ROLLED_BACK, job.get("result", new Document()));
    return get(id);
  }

  /**
   * Takes away the generation that does not serve.
   *
   * @throws Rejected {@code nothing-to-drop} when there is none
   */
  public RebuildView drop(String id) {
    Document job = job(id);
    switch (state(job)) {
      case SWITCHED -> rebuild.drop(previous(job));
      case ROLLED_BACK -> rebuild.drop(made(job));
      default -> throw new Rejected("nothing-to-drop", "It has left no generation.");
    }
    end(job, JobState.DROPPED, job.get("result", new Document()));
    return get(id);
  }

  /** Asks it to end; what has ended stays as it is. */
  public RebuildView cancel(String id) {
    jobs.cancel(id);
    return get(id);
  }

  /**
   * @throws NotFound when there is none
   */
  public RebuildView get(String id) {
    return RebuildView.of(job(id));
  }

  /** The latest first. */
  public List<RebuildView> latest(int limit) {
    return jobs.latest(limit).stream().map(RebuildView::of).toList();
  }

  private Document job(String id) {
    return jobs.find(id).orElseThrow(() -> new NotFound("There is no rebuild " + id + "."));
  }

  private static JobState state(Document job) {
    return JobState.valueOf(job.getString("state"));
  }

  private static boolean isOf(Document job, Projection projection) {
    return projection.name().equals(job.getString("projection"));
  }

  private static GenerationId previous(Document job) {
    return GenerationId.from(job.getString("projection"), job.get("previous", new Document()));
  }

  private static GenerationId made(Document job) {
    return GenerationId.from(job.getString("projection"), job);
  }

  @Override
  public void start() {
    keeping.start();
  }

  private void keep() {
    jobs.running().stream().filter(this::isLost).forEach(this::beginAnew);
    projections.forEach(this::followVersion);
  }

  private boolean isLost(Document job) {
    return !here.contains(job.getString("_id"))
        && (owner.equals(job.getString("owner")) || !Jobs.isHeardOf(job, clock.instant()));
  }

  /**
   * What it has made until then is thrown away, and another generation made. Whoever had it may
   * still be at work and not know: what they write and drop is theirs alone.
   */
  private void beginAnew(Document job) {
    Projection projection =
        projections.stream().filter(each -> isOf(job, each)).findFirst().orElse(null);
    if (projection == null || projection.version() != job.getInteger("version")) {
      end(
          job,
          JobState.FAILED,
          new Document("error", "Its process has ended, and this code has other folds."));
      return;
    }
    GenerationId made = made(job);
    if (aliases.read(projection.name()).serving().equals(made)) {
      end(job, JobState.SWITCHED, new Document());
      return;
    }
    jobs.take(Claim.of(job), owner, clock.instant())
        .ifPresent(
            claim -> {
              LOG.info("The rebuild of {} is begun anew", projection.name());
              rebuild.drop(made);
              Generation anew = aliases.begin(projection);
              if (jobs.makes(claim, anew.number())) {
                run(claim, anew);
              }
            });
  }

  /** Unless another process has taken it over since it was looked at. */
  private void end(Document job, JobState state, Document result) {
    jobs.end(Claim.of(job), state, result, clock.instant());
  }

  /** The old one serves as it is until then. One that has failed is not tried again by itself. */
  private void followVersion(Projection projection) {
    if (aliases.of(projection).serving().version() != projection.version()
        && jobs.latest(Integer.MAX_VALUE).stream()
            .filter(job -> isOf(job, projection))
            .noneMatch(job -> job.getInteger("version") == projection.version())) {
      LOG.info("The folds of {} have changed: it is rebuilt", projection.name());
      try {
        begin(projection, ITSELF);
      } catch (Conflict running) {
        LOG.debug("Another process was quicker", running);
      }
    }
  }

  @Override
  public void stop() {
    keeping.stop();
  }

  @Override
  public boolean isRunning() {
    return keeping.isRunning();
  }

  /** After the generations have been started. */
  @Override
  public int getPhase() {
    return 1;
  }
}
