package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.Event;
import io.tradefold.api.LogHead;
import io.tradefold.api.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.Segment;
import org.junit.jupiter.api.Test;

/** How far behind a projection is said to be, an hour after it had nothing to do last. */
class LagMetricsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Recorded<Event>> events =
      List.of(
          event(3, NOON.minusSeconds(3_600)),
          event(7, NOON.minusMillis(250)),
          event(8, NOON.minusMillis(100)));
  private final List<Long> lookedUp = new ArrayList<>();
  private final AtomicLong head = new AtomicLong(3);
  private final LogHead end = head::get;
  private final ProjectionProgress progress =
      new ProjectionProgress(end, () -> NOON, (community, index) -> {});
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  LagMetricsTest() {
    EventLog log =
        (community, after, upTo) -> {
          lookedUp.add(after);
          return new EventLog.Page(
              events.stream()
                  .filter(event -> event.position() > after && event.position() <= upTo)
                  .map(Rig::message)
                  .toList(),
              true);
        };
    new LagMetrics(List.of("trades"), progress, end, log, () -> NOON).bindTo(registry);
  }

  @Test
  void asLongAsNothingIsKnownNothingIsSaid() {
    assertThat(gauge("position")).isNaN();
    assertThat(gauge("lag.events")).isNaN();
    assertThat(lagSeconds()).isNaN();
  }

  @Test
  void withNothingWaitingThereIsNoLagAndTheLogIsNotLookedAt() {
    reached(3);

    assertThat(gauge("position")).isEqualTo(3);
    assertThat(gauge("lag.events")).isZero();
    assertThat(lagSeconds()).isZero();
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void theLagIsTheAgeOfTheFirstEventThatWaitsAndNotOfTheLastOneFolded() {
    reached(3);
    head.set(8);

    assertThat(lagSeconds()).isCloseTo(0.25, within(1e-9));
    assertThat(gauge("lag.events")).isEqualTo(5);

    reached(7);
    assertThat(lagSeconds()).isCloseTo(0.1, within(1e-9));
    assertThat(lookedUp).as("one look each").containsExactly(3L, 7L);
  }

  @Test
  void ofSeveralGenerationsTheOneFurthestBehindCounts() {
    head.set(8);
    progress.follow("trades", List.of(standing(8), standing(3)));

    assertThat(gauge("position")).isEqualTo(3);
    assertThat(lagSeconds()).isCloseTo(0.25, within(1e-9));
  }

  private void reached(long position) {
    progress.follow("trades", List.of(standing(position)));
  }

  private static Followed standing(long position) {
    return new Followed.Frozen(
        new Watermarks.Marks(List.of(new Watermarks.Mark(Segment.ROOT_SEGMENT, position))),
        Map.of(),
        NOON);
  }

  private double gauge(String name) {
    return registry.get("tradefold.projection." + name).tag("projection", "trades").gauge().value();
  }

  private double lagSeconds() {
    return registry
        .get("tradefold.projection.lag")
        .tag("projection", "trades")
        .timeGauge()
        .value(TimeUnit.SECONDS);
  }

  private static Recorded<Event> event(long position, Instant at) {
    return new Recorded<>(position, at, Counting.add("acme", "x", "a", 1), "ann");
  }
}
