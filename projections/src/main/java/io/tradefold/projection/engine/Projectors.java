package io.tradefold.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradefold.api.ViewIndex;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Makes projectors, each with the indexes of its collections.
 *
 * @param guarded whether writes are guarded by versions; right wherever another process could own
 *     the same documents
 */
record Projectors(
    MongoTemplate mongo,
    StringRedisTemplate redis,
    HotViews hot,
    MeterRegistry meters,
    boolean guarded,
    EventLog log,
    Checkpoint checkpoint,
    List<ViewIndex<?>> indexes) {

  Projector of(Generation generation) {
    Projector projector =
        new Projector(generation, mongo, redis, hot, meters, guarded, log, checkpoint);
    indexes.forEach(projector::index);
    return projector;
  }
}
