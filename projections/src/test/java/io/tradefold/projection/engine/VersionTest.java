package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Event;
import io.tradefold.api.LogHead;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.audit.AuditConfiguration;
import io.tradefold.projection.audit.JobState;
import io.tradefold.projection.audit.RebuildView;
import io.tradefold.projection.audit.Rebuilds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A projection whose version has risen is rebuilt by itself while the old documents serve. */
class VersionTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Rig rig = new Rig();
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final List<TrackedEventMessage<?>> written = new CopyOnWriteArrayList<>();

  /** Whoever reads the log in pages waits for it. */
  private volatile CountDownLatch reading = new CountDownLatch(0);

  @AfterEach
  void close() {
    log.shutDown();
    rig.close();
  }

  @Test
  void theNewOneServesWhenItContainsWhatTheOldOneDid() {
    try (var first = started(version(1))) {
      publish(5);
      publish(6);
      await().atMost(LONG).until(() -> first.getBean(ProjectionProgress.class).reached(ACME) == 2);
    }
    publish(7);

    try (var second = started(version(2))) {
      Aliases aliases = second.getBean(Aliases.class);
      assertThat(aliases.read("counting").live()).hasSize(1);
      await().atMost(LONG).until(() -> aliases.read("counting").serving().version() == 2);
      Generation serving = new Generation(version(2), aliases.read("counting").serving().number());
      Documents documents = new Documents(rig.documents, serving, true);
      assertThat(documents.read(Counting.HOUSE, List.of("acme")).get("acme"))
          .extracting(Stored::position)
          .isEqualTo(3L);

      ProjectionProgress progress = second.getBean(ProjectionProgress.class);
      publish(8);
      await().atMost(LONG).until(() -> progress.reached(ACME) == 4);
      Rebuilds rebuilds = second.getBean(Rebuilds.class);
      await().atMost(LONG).until(() -> rebuilds.latest(1).getFirst().state() == JobState.SWITCHED);
      RebuildView rebuild = rebuilds.latest(1).getFirst();
      assertThat(rebuild.requestedBy()).isEqualTo("system");
      noteBeside(GenerationId.of(version(1), 1));
      assertThat(rebuilds.drop(rebuild.rebuildId()).state()).isEqualTo(JobState.DROPPED);
      assertThat(rig.documents.getCollectionNames()).doesNotContain("house_v1_g1");
      assertThat(rig.documents.getCollection("ahead").countDocuments()).isZero();
      assertThat(rig.documents.getCollection("errands").countDocuments()).isZero();
    }
  }

  /** Somebody has waited for it, and somebody who has asked for something has gone. */
  private void noteBeside(GenerationId generation) {
    new Aheads(rig.documents).notes(generation).reached(ACME, 0, 7);
    rig.documents
        .getCollection("errands")
        .insertOne(
            new Document("_id", "left")
                .append("generation", generation.processorName())
                .append("communityId", "acme")
                .append("state", "TAKEN"));
  }

  /** The one before it may have ended anywhere: what it has made is thrown away. */
  @Test
  void aRebuildWhoseProcessEndedIsBegunAnew() {
    try (var first = started(version(1))) {
      publish(5);
      await().atMost(LONG).until(() -> first.getBean(ProjectionProgress.class).reached(ACME) == 1);
      Generation half = first.getBean(Aliases.class).begin(version(1));
      rig.documents
          .getCollection(half.collection(Counting.HOUSE))
          .insertOne(new Document("_id", "acme").append("position", 99L));
      rig.documents
          .getCollection("rebuilds")
          .insertOne(
              new Document("_id", "lost")
                  .append("state", "RUNNING")
                  .append("by", "otto")
                  .append("owner", "somebody")
                  .append("starts", 1)
                  .append("startedAt", "2026-01-01T00:00:00Z")
                  .append("seenAt", "2026-01-01T00:00:00Z")
                  .append("projection", "counting")
                  .append("version", 1)
                  .append("generation", half.number())
                  .append("types", half.id().types())
                  .append("previous", GenerationId.of(version(1), 1).toDocument()));

      Rebuilds rebuilds = first.getBean(Rebuilds.class);
      await().atMost(LONG).until(() -> rebuilds.get("lost").state() == JobState.SWITCHED);
      assertThat(rebuilds.get("lost").starts()).isEqualTo(2);
      Generation anew = new Generation(version(1), half.number() + 1);
      assertThat(rebuilds.get("lost").generation()).isEqualTo(anew.number());
      assertThat(first.getBean(Aliases.class).read("counting").serving()).isEqualTo(anew.id());
      assertThat(rig.documents.getCollectionNames())
          .doesNotContain(half.collection(Counting.HOUSE));
      assertThat(
              new Documents(rig.documents, anew, true)
                  .read(Counting.HOUSE, List.of("acme"))
                  .get("acme"))
          .extracting(Stored::position)
          .isEqualTo(1L);
    }
  }

  @Test
  void aCancelledRebuildLeavesWhatServesAndNothingElse() {
    try (var context = started(version(1))) {
      publish(5);
      ProjectionProgress progress = context.getBean(ProjectionProgress.class);
      await().atMost(LONG).until(() -> progress.reached(ACME) == 1);
      Rebuilds rebuilds = context.getBean(Rebuilds.class);
      reading = new CountDownLatch(1);
      String id = rebuilds.start("otto", "counting").rebuildId();
      await().atMost(LONG).until(() -> isFolding(rebuilds.get(id)));

      rebuilds.cancel(id);
      reading.countDown();

      await().atMost(LONG).until(() -> rebuilds.get(id).state() == JobState.CANCELLED);
      Alias alias = context.getBean(Aliases.class).read("counting");
      assertThat(alias.serving().number()).isEqualTo(1);
      assertThat(alias.live()).hasSize(1);
      assertThat(rig.documents.getCollectionNames())
          .contains("house_v1_g1")
          .noneMatch(name -> name.endsWith("_g2"));
      publish(6);
      await().atMost(LONG).until(() -> progress.reached(ACME) == 2);
      assertThat(rebuilds.start("otto", "counting").state()).isEqualTo(JobState.RUNNING);
      await().atMost(LONG).until(() -> rebuilds.latest(1).getFirst().state() == JobState.SWITCHED);
    }
  }

  private static boolean isFolding(RebuildView rebuild) {
    return rebuild.stage() != null && rebuild.stage().phase().equals("folding");
  }

  private static Projection version(int version) {
    Projection counting = Counting.projection();
    return new Projection(
        counting.name(), version, counting.folds(), counting.totals(), counting.hot());
  }

  private AnnotationConfigApplicationContext started(Projection projection) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(MongoTemplate.class, () -> rig.documents);
    context.registerBean(StringRedisTemplate.class, () -> rig.hot);
    context.registerBean(Serializer.class, () -> Jackson3Serializer.builder().build());
    context.registerBean(LogHead.class, () -> written::size);
    context.registerBean(EventLog.class, () -> this::page);
    context.registerBean(
        EventStore.class, () -> log, definition -> definition.setDestroyMethodName(""));
    context.registerBean(Scratch.class, () -> new Scratch(folder));
    context.registerBean(Projection.class, () -> projection);
    context.register(ProjectionConfiguration.class, AuditConfiguration.class);
    context.refresh();
    return context;
  }

  private EventLog.Page page(@Nullable CommunityId communityId, long after, long upTo) {
    try {
      reading.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new EventLog.Page(
        written.stream()
            .filter(event -> position(event) > after && position(event) <= upTo)
            .toList(),
        true);
  }

  private static long position(TrackedEventMessage<?> event) {
    return event.trackingToken().position().orElseThrow();
  }

  private void publish(int number) {
    Event event = Counting.add("acme", "x", "a", number);
    Map<String, String> by = Map.of(MetadataKeys.ACTOR, "ann");
    written.add(
        new GenericTrackedEventMessage<>(
            GapAwareTrackingToken.newInstance(written.size() + 1, List.of()),
            new GenericEventMessage<>(event, by)));
    log.publish(new GenericEventMessage<>(event, by));
  }
}
