package io.tradefold.projection.engine;

import io.tradefold.api.LeftAlone;
import io.tradefold.api.LogHead;
import java.time.InstantSource;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How far the projections have come, for whoever folds and for whoever only reads. */
@Configuration(proxyBeanMethods = false)
public class ProgressConfiguration {

  @Bean
  Aliases aliases(MongoTemplate mongo) {
    return new Aliases(mongo);
  }

  @Bean
  Watermarks watermarks(MongoTemplate mongo, Serializer serializer) {
    return new Watermarks(mongo, serializer);
  }

  @Bean
  ProjectionProgress progress(LogHead head, Wishes wishes) {
    return new ProjectionProgress(head, InstantSource.system(), wishes::say);
  }

  @Bean
  Wishes wishes(StringRedisTemplate redis) {
    return new Wishes(redis);
  }

  /** MongoDB, for all who can do without its answer for a moment. */
  @Bean
  LeftAlone mongoLeftAlone() {
    return new LeftAlone(System::nanoTime);
  }

  @Bean
  Notes notes(MongoTemplate mongo, LeftAlone mongoLeftAlone, Watermarks watermarks, EventLog log) {
    return new Notes(
        watermarks, new Aheads(mongo), log, mongoLeftAlone, new LeftAlone(System::nanoTime));
  }
}
