package io.tradefold.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.LogHead;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What Axon's own configuration would quietly do otherwise. */
class WiringTest extends RunningServer {

  private final ApplicationContext context;
  private final Configuration axon;

  @Autowired
  WiringTest(ApplicationContext context, Configuration axon) {
    this.context = context;
    this.axon = axon;
  }

  @Test
  void commandsRunInTransactionsOfTheLog() {
    assertThat(context.getBeansOfType(TransactionManager.class).values())
        .singleElement()
        .isInstanceOf(SpringTransactionManager.class)
        .isNotInstanceOf(NoTransactionManager.class);
    assertThat(axon.getComponent(TransactionManager.class))
        .isSameAs(context.getBean(TransactionManager.class));
  }

  @Test
  void thereIsOneLogAndItIsOurs() {
    assertThat(axon.eventStore()).isSameAs(context.getBean(EventStore.class));
    assertThat(context.getBean(EventStore.class)).isInstanceOf(EmbeddedEventStore.class);
    assertThat(context.getBean(JdbcEventStorageEngine.class).getClass().getSimpleName())
        .isEqualTo("LogEngine");
    assertThat(context.getBean(LogHead.class).index()).isNotNegative();
  }

  @Test
  void everythingIsStoredUnderPublishedNames() {
    List<Serializer> serializers =
        List.of(axon.serializer(), axon.eventSerializer(), axon.messageSerializer());

    assertThat(serializers)
        .allSatisfy(
            serializer ->
                assertThat(serializer.getClass().getSimpleName()).isEqualTo("PublishedSerializer"));
  }

  @Test
  void noHandlerTimeoutsWalkTheStackOnEveryMessage() {
    assertThat(context.getBeansOfType(HandlerEnhancerDefinition.class).values())
        .noneMatch(HandlerTimeoutHandlerEnhancerDefinition.class::isInstance);
  }

  @Test
  void snapshotsAreTakenBesideTheCommands() {
    assertThat(context.getBeansOfType(Snapshotter.class)).hasSize(1);
    assertThat(context.getBean("accountSnapshots")).isInstanceOf(SnapshotTriggerDefinition.class);
  }

  @Test
  void theViewsAreComparedWithTheLogAtTheStart() {
    assertThat(context.containsBean("viewsOfThisLog")).isTrue();
  }

  @Test
  void theStoresAnswer() {
    MongoTemplate mongo = context.getBean(MongoTemplate.class);
    StringRedisTemplate redis = context.getBean(StringRedisTemplate.class);
    mongo.getCollection("wiring").insertOne(new Document("_id", 1));
    redis.opsForValue().set("wiring", "1");

    assertThat(mongo.getCollection("wiring").countDocuments()).isEqualTo(1);
    assertThat(redis.opsForValue().get("wiring")).isEqualTo("1");
  }
}
