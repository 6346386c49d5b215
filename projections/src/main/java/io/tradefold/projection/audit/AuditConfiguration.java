package io.tradefold.projection.audit;

import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.Watermarks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What proves and renews the views. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

  @Bean
  Verifications verifications(
      List<Projection> projections,
      Aliases aliases,
      Watermarks watermarks,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      HotViews hot,
      EventLog log,
      Scratch scratch) {
    return new Verifications(
        new Verification(projections, aliases, watermarks, mongo, redis, hot, log, scratch),
        new Jobs(mongo, "verifications"),
        InstantSource.system());
  }
}
