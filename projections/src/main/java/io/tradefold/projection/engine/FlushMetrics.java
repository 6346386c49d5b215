package io.tradefold.projection.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.stream.Stream;

/** What a projection tells about its batches, each tagged with the processor's name. */
final class FlushMetrics implements AutoCloseable {

  private final MeterRegistry registry;
  private final DistributionSummary events;
  private final Timer compute;
  private final Timer mongo;
  private final Timer redis;
  private final Counter blocked;

  FlushMetrics(MeterRegistry registry, String processor) {
    this.registry = registry;
    this.events =
        DistributionSummary.builder("tradefold.projection.batch.events")
            .description("Events in a batch")
            .tag("processor", processor)
            .register(registry);
    this.compute = flush(registry, processor, "totals");
    this.mongo = flush(registry, processor, "mongodb");
    this.redis = flush(registry, processor, "redis");
    this.blocked =
        Counter.builder("tradefold.projection.blocked")
            .description("Blocked documents met by batches")
            .tag("processor", processor)
            .register(registry);
  }

  private static Timer flush(MeterRegistry registry, String processor, String part) {
    return Timer.builder("tradefold.projection.flush")
        .description("Time a batch takes after its events are folded")
        .tag("processor", processor)
        .tag("part", part)
        .register(registry);
  }

  void flushed(Batch batch, Runnable totals, Runnable writes, Runnable hotWrites) {
    events.record(batch.events().size());
    compute.record(totals);
    mongo.record(writes);
    redis.record(hotWrites);
    blocked.increment(batch.blocked());
  }

  @Override
  public void close() {
    Stream.of(events, compute, mongo, redis, blocked).forEach(registry::remove);
  }
}
