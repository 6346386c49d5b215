package io.tradefold.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.LogHead;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Runs every {@link Projection} there is a bean of. MongoDB must answer while the beans are made.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionProperties.class)
public class ProjectionConfiguration {

  /** Tokens lie beside the views: dropping the database is a full replay. */
  @Bean
  TokenStore tokenStore(
      MongoTemplate mongo,
      Serializer serializer,
      ProjectionProperties properties,
      ObjectProvider<WriteGuard> guard) {
    MongoTokenStore.Builder builder =
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(mongo.getDb()).build())
            .serializer(serializer)
            .claimTimeout(properties.claimTimeout());
    return guarded(guard) ? builder.build() : builder.nodeId(WriteGuard.ONLY_OWNER).build();
  }

  private static boolean guarded(ObjectProvider<WriteGuard> guard) {
    return guard.getIfAvailable(() -> WriteGuard.ON).on();
  }

  @Bean
  Aliases aliases(MongoTemplate mongo) {
    return new Aliases(mongo);
  }

  @Bean
  Processors processors(TokenStore tokens, ProjectionProperties properties) {
    return new Processors(tokens, properties);
  }

  @Bean
  HotViews hotViews(StringRedisTemplate redis, MongoTemplate mongo) {
    return new HotViews(redis, mongo, InstantSource.system());
  }

  @Bean
  RedisTender redisTender(HotViews hot, ProjectionProperties properties) {
    return new RedisTender(hot, properties.tendRedis());
  }

  @Bean
  ProjectionProgress progress(LogHead head, ObjectProvider<MeterRegistry> meters) {
    ProjectionProgress progress = new ProjectionProgress(head, InstantSource.system());
    TimeGauge.builder(
            "tradefold.projection.lag", () -> progress.lag(null).toMillis(), TimeUnit.MILLISECONDS)
        .description("How old the oldest event not yet in every view is at most")
        .register(meters.getIfAvailable(SimpleMeterRegistry::new));
    return progress;
  }

  @Bean
  Watermarks watermarks(MongoTemplate mongo, Serializer serializer) {
    return new Watermarks(mongo, serializer);
  }

  @Bean
  Projectors projectors(
      HotViews hot,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      EventLog log,
      ObjectProvider<WriteGuard> guard,
      ObjectProvider<ViewIndex> indexes,
      ObjectProvider<MeterRegistry> meters,
      ObjectProvider<Checkpoint> checkpoint) {
    return new Projectors(
        mongo,
        redis,
        hot,
        meters.getIfAvailable(SimpleMeterRegistry::new),
        guarded(guard),
        log,
        checkpoint.getIfAvailable(() -> Checkpoint.NONE),
        indexes.stream().toList());
  }

  @Bean
  Generations generations(
      List<Projection> projections,
      Aliases aliases,
      Watermarks watermarks,
      ProjectionProgress progress,
      Projectors projectors,
      Processors processors,
      EventStore log,
      EventLog pages) {
    return new Generations(
        projections, aliases, watermarks, progress, projectors, processors, log, pages);
  }
}
