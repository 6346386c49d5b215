package io.tradefold.projection.engine;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.LogHead;
import io.tradefold.api.ViewIndex;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Runs every {@link Projection} there is a bean of. MongoDB must answer while the beans are made.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionProperties.class)
@Import(ProgressConfiguration.class)
public class ProjectionConfiguration {

  /**
   * Tokens lie beside the views: dropping the database is a full replay. A MongoDB that others
   * share may be killed while this process lives on, and would lose its last moment, documents and
   * tokens; the next token would pass over what the documents have lost. So each is written with
   * the journal, and all that was written before it.
   */
  @Bean
  TokenStore tokenStore(
      MongoTemplate mongo,
      Serializer serializer,
      ProjectionProperties properties,
      Peers peers,
      ObjectProvider<WriteGuard> guard) {
    boolean shared = guarded(guard);
    MongoDatabase database = mongo.getDb();
    MongoDatabase tokens =
        shared ? database.withWriteConcern(database.getWriteConcern().withJournal(true)) : database;
    return MongoTokenStore.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(tokens).build())
        .serializer(serializer)
        .claimTimeout(properties.claimTimeout())
        .nodeId(shared ? peers.self() : WriteGuard.ONLY_OWNER)
        .build();
  }

  private static boolean guarded(ObjectProvider<WriteGuard> guard) {
    return guard.getIfAvailable(() -> WriteGuard.ON).on();
  }

  @Bean
  Peers peers(
      MongoTemplate mongo, ProjectionProperties properties, ObjectProvider<WriteGuard> guard) {
    return new Peers(mongo, properties.claimTimeout(), guarded(guard));
  }

  @Bean
  Processors processors(
      TokenStore tokens,
      ProjectionProperties properties,
      Peers peers,
      ObjectProvider<WriteGuard> guard) {
    return new Processors(
        tokens,
        properties,
        peers::share,
        guarded(guard) ? properties.noteEvery() : properties.signOfLife());
  }

  @Bean
  HotViews hotViews(StringRedisTemplate redis, MongoTemplate mongo) {
    return new HotViews(redis, mongo, InstantSource.system());
  }

  @Bean
  RedisTender redisTender(HotViews hot, ProjectionProperties properties) {
    return new RedisTender(hot, properties.tendRedis());
  }

  /** Spring Boot binds it to the meters there are. */
  @Bean
  LagMetrics lagMetrics(
      List<Projection> projections, ProjectionProgress progress, LogHead head, EventLog log) {
    List<String> names = projections.stream().map(Projection::name).toList();
    return new LagMetrics(names, progress, head, log, InstantSource.system());
  }

  @Bean
  MeterBinder segmentMetrics(Generations generations) {
    return registry ->
        Gauge.builder("tradefold.projection.segments", generations::segments)
            .description("Segments that this process folds, of all generations together")
            .baseUnit("segments")
            .register(registry);
  }

  @Bean
  Projectors projectors(
      HotViews hot,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      EventLog log,
      ObjectProvider<WriteGuard> guard,
      ObjectProvider<ViewIndex<?>> indexes,
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
      EventLog pages,
      MongoTemplate mongo,
      Notes notes,
      Wishes wishes,
      Peers peers,
      ObjectProvider<WriteGuard> guard) {
    return new Generations(
        projections,
        aliases,
        watermarks,
        progress,
        projectors,
        processors,
        log,
        pages,
        guarded(guard)
            ? new Generations.Sharing(notes::of, new Errands(mongo), wishes, peers)
            : null);
  }
}
