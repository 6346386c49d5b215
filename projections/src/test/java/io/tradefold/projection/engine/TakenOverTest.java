package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Event;
import io.tradefold.api.LogHead;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.audit.AuditConfiguration;
import io.tradefold.projection.audit.JobState;
import io.tradefold.projection.audit.Rebuilds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A process stalls in a rebuild until another one takes it over, and wakes up again. */
class TakenOverTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Rig rig = new Rig();
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final Event event = Counting.add("acme", "x", "a", 5);
  private final GenericEventMessage<Event> message =
      new GenericEventMessage<>(event, Map.of(MetadataKeys.ACTOR, "ann"));

  @AfterEach
  void close() {
    log.shutDown();
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoWakesUpLeavesItToWhoHasTakenItOver(boolean failing) {
    log.publish(message);
    Gate gate = new Gate(failing);
    Gate othersGate = new Gate(false);
    try (var stalled = started(gate)) {
      Rebuilds rebuilds = stalled.getBean(Rebuilds.class);
      String id = rebuilds.start("otto", "counting").rebuildId();
      assertThat(Latches.await(gate.reached)).isTrue();
      rig.documents
          .getCollection("rebuilds")
          .updateOne(
              new Document("_id", id),
              new Document("$set", new Document("seenAt", "2026-01-01T00:00:00Z")));

      try (var other = started(othersGate)) {
        assertThat(Latches.await(othersGate.reached, LONG)).isTrue();
        gate.open.countDown();
        await().atMost(LONG).until(() -> !isAtWork("rebuild-counting-v1-g2"));
        assertThat(rebuilds.get(id).state()).isEqualTo(JobState.RUNNING);

        othersGate.open.countDown();
        await().atMost(LONG).until(() -> rebuilds.get(id).state() != JobState.RUNNING);
        assertThat(rebuilds.get(id).state()).isEqualTo(JobState.SWITCHED);
        assertThat(rebuilds.get(id).starts()).isEqualTo(2);
        Alias alias = other.getBean(Aliases.class).read("counting");
        assertThat(alias.serving().number()).isEqualTo(3);
        assertThat(alias.live()).extracting(GenerationId::number).containsExactly(1, 3);
        assertThat(rig.documents.getCollectionNames())
            .contains("house_v1_g3")
            .noneMatch(name -> name.endsWith("_g2"));
      }
    }
  }

  private static boolean isAtWork(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals(thread));
  }

  /** Whoever reads the log in pages waits there. */
  private final class Gate implements EventLog {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final boolean failing;

    Gate(boolean failing) {
      this.failing = failing;
    }

    @Override
    public Page page(@Nullable CommunityId communityId, long after, long upTo) {
      reached.countDown();
      Latches.await(open, LONG);
      if (failing) {
        throw new IllegalStateException("the log does not answer any more");
      }
      TrackedEventMessage<?> first =
          new GenericTrackedEventMessage<>(
              GapAwareTrackingToken.newInstance(1, List.of()), message);
      return new Page(after < 1 && upTo >= 1 ? List.of(first) : List.of(), true);
    }
  }

  private AnnotationConfigApplicationContext started(EventLog pages) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(MongoTemplate.class, () -> rig.documents);
    context.registerBean(StringRedisTemplate.class, () -> rig.hot);
    context.registerBean(Serializer.class, () -> Jackson3Serializer.builder().build());
    context.registerBean(LogHead.class, () -> () -> 1);
    context.registerBean(EventLog.class, () -> pages);
    context.registerBean(
        EventStore.class, () -> log, definition -> definition.setDestroyMethodName(""));
    context.registerBean(Scratch.class, () -> new Scratch(folder));
    context.registerBean(Projection.class, Counting::projection);
    context.register(ProjectionConfiguration.class, AuditConfiguration.class);
    context.refresh();
    return context;
  }
}
