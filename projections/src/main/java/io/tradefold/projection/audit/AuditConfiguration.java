package io.tradefold.projection.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.LogHead;
import io.tradefold.api.ViewIndex;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.Generations;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.projection.engine.Processors;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.Watermarks;
import io.tradefold.projection.engine.WriteGuard;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
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
      Generations generations,
      Watermarks watermarks,
      MongoTemplate mongo,
      StringRedisTemplate redis,
      HotViews hot,
      EventLog log,
      Scratch scratch) {
    return new Verifications(
        new Verification(
            projections, aliases, generations, watermarks, mongo, redis, hot, log, scratch),
        new Jobs(mongo, "verifications"),
        InstantSource.system());
  }

  @Bean
  BlockedDocuments blockedDocuments(
      List<Projection> projections,
      Aliases aliases,
      Generations generations,
      MongoTemplate mongo,
      ObjectProvider<MeterRegistry> meters) {
    BlockedDocuments blocked = new BlockedDocuments(projections, aliases, generations, mongo);
    Gauge.builder("tradefold.projection.blocked.documents", new AskedNumber(blocked::count))
        .description("Documents that miss events because their fold has failed")
        .baseUnit("documents")
        .register(meters.getIfAvailable(SimpleMeterRegistry::new));
    return blocked;
  }

  @Bean
  Rebuilds rebuilds(
      List<Projection> projections,
      Aliases aliases,
      Watermarks watermarks,
      Processors processors,
      EventStore store,
      EventLog log,
      LogHead head,
      MongoTemplate mongo,
      HotViews hot,
      Scratch scratch,
      ObjectProvider<ViewIndex<?>> indexes,
      ObjectProvider<WriteGuard> guard) {
    Rebuild rebuild =
        new Rebuild(
            aliases,
            watermarks,
            processors,
            store,
            log,
            head,
            mongo,
            hot,
            scratch,
            indexes.stream().toList());
    boolean shared = guard.getIfAvailable(() -> WriteGuard.ON).on();
    return new Rebuilds(
        projections,
        aliases,
        rebuild,
        new Jobs(mongo, "rebuilds"),
        shared ? UUID.randomUUID().toString() : WriteGuard.ONLY_OWNER,
        InstantSource.system());
  }
}
