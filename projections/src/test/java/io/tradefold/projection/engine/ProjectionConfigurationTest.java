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
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericEventMessage;
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
      context.registerBean(MongoTemplate.class, mongo::template);
      context.registerBean(StringRedisTemplate.class, redis::template);
      context.registerBean(Serializer.class, () -> Jackson3Serializer.builder().build());
      context.registerBean(LogHead.class, () -> () -> 1);
      context.registerBean(CommunityLog.class, () -> (community, after, upTo) -> Optional.empty());
      context.register(
          ProjectionConfiguration.class, TradingProjections.class, CommunitiesConfiguration.class);
      context.refresh();
      var configurer =
          DefaultConfigurer.defaultConfiguration()
              .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine(1));
      context
          .getBeansOfType(ConfigurerModule.class)
          .values()
          .forEach(module -> module.configureModule(configurer));
      var axon = configurer.start();
      try {
        assertThat(axon.eventProcessingConfiguration().eventProcessors())
            .containsOnlyKeys(
                "ledgers-v1-g1", "trades-v1-g1", "imports-v1-g1", "communities-v1-g1");
        axon.eventStore()
            .publish(
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
      } finally {
        axon.shutdown();
      }
    }
  }

  @Test
  void anAliasOfAnotherVersionGivesWayToAGenerationOfItsOwn() {
    Aliases aliases = new Aliases(mongo.template());
    Projection first = Counting.projection();
    aliases.serve(new Generation(first, 4));
    assertThat(aliases.serving(first).processorName()).isEqualTo("counting-v1-g4");

    Projection second = new Projection("counting", 2, first.folds(), first.totals(), first.hot());
    assertThat(aliases.serving(second).collection(Counting.ITEM)).isEqualTo("item_v2_g1");
    assertThat(aliases.serving(second).number()).isEqualTo(1);
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
