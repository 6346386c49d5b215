package io.tradefold.projection.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the generations that other processes fold, for a process that only reads them: it looks
 * at the {@link Aliases} as often as {@link Generations} does.
 */
final class Onlooker implements SmartLifecycle {

  private final Collection<String> projections;
  private final Aliases aliases;
  private final ProjectionProgress progress;
  private final Function<GenerationId, Followed> noted;
  private final Map<GenerationId, Followed> known = new HashMap<>();
  private final ReadableGenerations readable = new ReadableGenerations();
  private final Repeating looking = new Repeating("onlooker", Generations.LOOK, this::look);

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
    looking.start();
  }

  private void look() {
    projections.forEach(this::look);
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
    looking.stop();
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }

  /** Before the web server is started. */
  @Override
  public int getPhase() {
    return Generations.PHASE;
  }
}
