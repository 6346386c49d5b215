package io.tradefold.projection.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.stream.Stream;

/**
 * What a generation tells about its batches, as long as it is kept up to date. Each is tagged with
 * the projection and the generation: {@code trades} and {@code v2-g3}.
 */
final class FlushMetrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final DistributionSummary events;
  private final Timer totals;
  private final Timer mongo;
  private final Timer redis;
  private final Counter blocked;

  FlushMetrics(MeterRegistry registry, GenerationId generation) {
    this.registry = registry;
    Tags tags = Tags.of("projection", generation.projection(), "generation", generation.label());
    this.events =
        DistributionSummary.builder("tradefold.projection.batch.events")
            .description("Events in a batch")
            .baseUnit("events")
            .tags(tags)
            .register(registry);
    this.totals = flush(registry, tags, "totals");
    this.mongo = flush(registry, tags, "mongodb");
    this.redis = flush(registry, tags, "redis");
    this.blocked =
        Counter.builder("tradefold.projection.batch.blocked")
            .description("Blocked documents met by batches, each as often as it is met")
            .baseUnit("documents")
            .tags(tags)
            .register(registry);
  }

  private static Timer flush(MeterRegistry registry, Tags tags, String part) {
    return Timer.builder("tradefold.projection.flush")
        .description("Time a batch takes after its events are folded")
        .tags(tags)
        .tag("part", part)
        .register(registry);
  }

  void flushed(Batch batch, Runnable computeTotals, Runnable writes, Runnable hotWrites) {
    events.record(batch.events().size());
    totals.record(computeTotals);
    mongo.record(writes);
    redis.record(hotWrites);
    blocked.increment(batch.blocked());
  }

  @Override
  public void close() {
    Stream.of(events, totals, mongo, redis, blocked).forEach(registry::remove);
  }
}
