package io.tradefold.projection.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tradefold.api.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the log goes, and how far behind it each projection is: in positions, and as the age of
 * the first event behind the position it has reached. NaN as long as that is not known.
 *
 * <p>Positions are in memory. Only while a projection is behind, one event is looked up in the log
 * for its age, so that asking costs the same however long the log is and however far behind.
 */
final class LagMetrics implements MeterBinder {

  private final List<String> projections;
  private final ProjectionProgress progress;
  private final LogHead head;
  private final EventLog log;
  private final InstantSource clock;

  LagMetrics(
      List<String> projections,
      ProjectionProgress progress,
      LogHead head,
      EventLog log,
      InstantSource clock) {
    this.projections = projections;
    this.progress = progress;
    this.head = head;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tradefold.log.position", head::index)
        .description("Position of the last event that is committed")
        .baseUnit("position")
        .register(registry);
    projections.forEach(projection -> bind(projection, registry));
  }

  private void bind(String projection, MeterRegistry registry) {
    Gauge.builder("tradefold.projection.position", () -> position(projection))
        .description("Up to here every event of the log is in the documents that are served")
        .baseUnit("position")
        .tag("projection", projection)
        .register(registry);
    Gauge.builder("tradefold.projection.lag.events", () -> events(projection))
        .description("Positions of the log that are not folded yet: so many events at most")
        .baseUnit("events")
        .tag("projection", projection)
        .register(registry);
    TimeGauge.builder(
            "tradefold.projection.lag", () -> ageMillis(projection), TimeUnit.MILLISECONDS)
        .description("Age of the oldest event that is not folded yet; 0 when there is none")
        .tag("projection", projection)
        .register(registry);
  }

  private double position(String projection) {
    OptionalLong reached = progress.reachedBy(projection);
    return reached.isPresent() ? reached.getAsLong() : Double.NaN;
  }

  private double events(String projection) {
    // The head first: what is appended meanwhile is not missing yet.
    long end = head.index();
    OptionalLong reached = progress.reachedBy(projection);
    return reached.isPresent() ? Math.max(0, end - reached.getAsLong()) : Double.NaN;
  }

  private double ageMillis(String projection) {
    long end = head.index();
    OptionalLong reached = progress.reachedBy(projection);
    if (reached.isEmpty()) {
      return Double.NaN;
    }
    @Nullable Instant oldest =
        reached.getAsLong() >= end ? null : log.recordedBehind(reached.getAsLong(), end);
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toMillis());
  }
}
