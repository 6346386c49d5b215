package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.LogHead;
import io.tradefold.api.Progress;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.projection.community.CommunitiesConfiguration;
import io.tradefold.projection.trading.TradingProjections;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Every projection there is a bean of runs, and readers find what it fills. */
class ProjectionConfigurationTest {

  private final LocalMongo mongo = new LocalMongo();
  private final LocalRedis redis = new LocalRedis();

  @AfterEach
  void close() {
    redis.close();
    mongo.close();
  }

  @Test
  void everyProjectionRunsAndItsAliasNamesWhatItFills() {
    try (var context = new AnnotationConfigApplicationContext()) {
      EmbeddedEventStore log = started(context);
      log.publish(
          GenericEventMessage.asEventMessage(
              new CommunityEvent.Registered(
                  CommunityId.of("acme"),
                  "Acme",
                  CurrencyCode.of("USD"),
                  Zone.of("UTC"),
                  Annualisation.WEEKDAYS,
                  TraderId.of("ann"))));

      Progress progress = context.getBean(Progress.class);
      await().until(() -> progress.reached(CommunityId.of("acme")) == 1);
      await().until(() -> progress.reached(null) == 1);
      Document alias = document("projections", "communities");
      assertThat(alias).containsEntry("version", 1).containsEntry("generation", 1);
      Document profile = document("community-profile_v1_g1", "acme");
      assertThat(profile.get("view", Document.class)).containsEntry("name", "Acme");
      assertThat(document("projections", "ledgers")).isNotNull();
      await()
          .untilAsserted(() -> assertThat(document("projections", "redis")).containsKey("runId"));
    }
  }

  @Test
  void theyGoOnAfterAPauseOfTheContext() {
    try (var context = new AnnotationConfigApplicationContext()) {
      EmbeddedEventStore log = started(context);
      context.stop();
      context.start();
      log.publish(
          GenericEventMessage.asEventMessage(
              new CommunityEvent.ProfileChanged(
                  CommunityId.of("acme"), "Acme", Annualisation.WEEKDAYS)));

      Progress progress = context.getBean(Progress.class);
      await().until(() -> progress.reached(null) == 1);
    }
  }

  @Test
  void whatWasStoppedIsNotStartedByALookThatComesLate() {
    try (var context = new AnnotationConfigApplicationContext()) {
      started(context);
      Generations generations = context.getBean(Generations.class);
      GenerationId trades = context.getBean(Aliases.class).read("trades").serving();
      assertThat(generations.projector(trades)).isNotNull();
      context.stop();

      generations.look();

      assertThat(generations.projector(trades)).isNull();
    }
  }

  private EmbeddedEventStore started(AnnotationConfigApplicationContext context) {
    EmbeddedEventStore log =
        EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine(1))
            .fetchDelay(20)
            .build();
    context.registerBean(MongoTemplate.class, mongo::template);
    context.registerBean(StringRedisTemplate.class, redis::template);
    context.registerBean(Serializer.class, () -> Jackson3Serializer.builder().build());
    context.registerBean(LogHead.class, () -> () -> 1);
    context.registerBean(
        EventLog.class, () -> (community, after, upTo) -> new EventLog.Page(List.of(), true));
    context.registerBean(
        EventStore.class, () -> log, definition -> definition.setDestroyMethodName("shutDown"));
    context.register(
        ProjectionConfiguration.class, TradingProjections.class, CommunitiesConfiguration.class);
    context.refresh();
    return log;
  }

  private Document document(String collection, String id) {
    Document found =
        mongo.template().getCollection(collection).find(new Document("_id", id)).first();
    if (found == null) {
      throw new AssertionError("no " + id + " in " + collection);
    }
    return found;
  }
}
