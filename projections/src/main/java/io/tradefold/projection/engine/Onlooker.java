package io.tradefold.projection.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the generations that other processes fold, for a process that only reads them: it looks
 * at the {@link Aliases} as often as {@link Generations} does.
 */
final class Onlooker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Onlooker.class);

  private final Collection<String> projections;
  private final Aliases aliases;
  private final ProjectionProgress progress;
  private final Function<GenerationId, Followed> noted;
  private final Map<GenerationId, Followed> known = new HashMap<>();
  private final ReadableGenerations readable = new ReadableGenerations();
  private volatile @Nullable Thread looker;

  /**
   * @param projections whose views are read: until all of these are there, nothing is known
   */
  Onlooker(
      Collection<String> projections,
      Aliases aliases,
      ProjectionProgress progress,
      Function<GenerationId, Followed> noted) {
    this.projections = projections;
    this.aliases = aliases;
    this.progress = progress;
    this.noted = noted;
    progress.expect(projections);
  }

  @Override
  public void start() {
    Thread thread = Thread.ofPlatform().daemon().name("generations").unstarted(this::keepLooking);
    looker = thread;
    thread.start();
  }

  private void keepLooking() {
    while (Thread.currentThread().equals(looker)) {
      try {
        projections.forEach(this::look);
      } catch (RuntimeException failure) {
        LOG.warn("The generations could not be looked at; trying again", failure);
      }
      LockSupport.parkNanos(Generations.LOOK.toNanos());
    }
  }

  private void look(String projection) {
    Optional<Alias> alias = aliases.find(projection);
    alias.ifPresent(
        found ->
            progress.follow(
                projection,
                readable.of(projection, found, id -> known.computeIfAbsent(id, noted))));
  }

  @Override
  public void stop() {
    looker = null;
  }

  @Override
  public boolean isRunning() {
    return looker != null;
  }

  /** Before the web server is started. */
  @Override
  public int getPhase() {
    return Generations.PHASE;
  }
}
