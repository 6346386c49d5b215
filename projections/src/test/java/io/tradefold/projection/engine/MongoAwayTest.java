package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradefold.api.Event;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.Recorded;
import io.tradefold.stores.CutWire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * MongoDB goes away, with documents and tokens, and comes back: the projection goes on by itself.
 */
class MongoAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Rig rig = new Rig();
  private final CutWire wire = new CutWire(portOf(rig.mongo.uri()));
  private final MongoClient client =
      MongoClients.create(
          "mongodb://127.0.0.1:%d/?retryWrites=false&serverSelectionTimeoutMS=300"
              .formatted(wire.port()));
  private final MongoTemplate overTheWire = new MongoTemplate(client, "tradefold");
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final List<Recorded<Event>> recorded = new ArrayList<>();
  private volatile String cutsAfter = "";
  private final ConcurrentLinkedQueue<String> passed = new ConcurrentLinkedQueue<>();
  private @Nullable Owner owner;

  @AfterEach
  void close() {
    wire.mend();
    if (owner != null) {
      owner.close();
    }
    log.shutDown();
    client.close();
    wire.close();
    rig.close();
  }

  @Test
  void whatIsRecordedMeanwhileIsFoldedWhenItIsBack() {
    Owner running = start();
    publish(10);
    await().atMost(PATIENCE).until(() -> running.reached() == 10);

    wire.cut();
    publish(20);
    await().atMost(PATIENCE).until(() -> !running.owns());
    passed.clear();
    publish(20);
    assertThat(highest()).isEqualTo(10);
    assertThat(passed).isEmpty();
    wire.mend();

    await().atMost(PATIENCE).until(() -> running.reached() == 50);
    Shown.everything(rig, recorded, 50, "back again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"item", "redis"})
  void itMayGoInTheMiddleOfAFlush(String step) {
    Owner running = start();
    publish(10);
    await().atMost(PATIENCE).until(() -> running.reached() == 10);

    cutsAfter = step;
    publish(20);
    await().atMost(PATIENCE).until(() -> !running.owns());
    assertThat(highest()).as("written in the flush that was cut off").isGreaterThan(10);
    wire.mend();

    await().atMost(PATIENCE).until(() -> running.reached() == 30);
    Shown.everything(rig, recorded, 30, "gone after " + step);
  }

  private Owner start() {
    HotViews hot = new HotViews(rig.hot, overTheWire, InstantSource.system());
    assertThat(hot.tend()).isTrue();
    Projector projector =
        new Projector(
            rig.generation,
            overTheWire,
            rig.hot,
            hot,
            new SimpleMeterRegistry(),
            true,
            (community, after, upTo) -> new EventLog.Page(List.of(), true),
            this::passed);
    owner = new Owner("only", overTheWire, projector, log);
    return owner;
  }

  private void passed(String step) {
    passed.add(step);
    if (step.equals(cutsAfter)) {
      cutsAfter = "";
      wire.cut();
    }
  }

  private long highest() {
    return rig.stored().values().stream().mapToLong(Stored::position).max().orElse(-1);
  }

  private void publish(int events) {
    for (int number = 0; number < events; number++) {
      long position = recorded.size() + 1L;
      String shelf = Counting.SHELVES.get((int) (position % 2));
      Event event = Counting.add("acme", shelf, position % 3 == 0 ? "a" : "b", 20);
      recorded.add(Counting.at(position, event));
      log.publish(new GenericEventMessage<>(event, Map.of(MetadataKeys.ACTOR, "ann")));
    }
  }

  private static int portOf(String uri) {
    String host = new ConnectionString(uri).getHosts().getFirst();
    return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
  }
}
