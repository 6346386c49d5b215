package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Event;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two owners of one segment. The first hangs in the middle of a flush until its claim has run out;
 * the second takes over and goes on; then the first wakes up and knows nothing of it.
 */
class ZombieTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Rig rig = newRig();
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final List<Recorded<Event>> recorded = new ArrayList<>();
  private final List<Owner> owners = new ArrayList<>();
  private final CountDownLatch asleep = new CountDownLatch(1);
  private final CountDownLatch woken = new CountDownLatch(1);
  private final Queue<String> afterWaking = new ConcurrentLinkedQueue<>();

  /** On a store that a test elsewhere may choose. */
  Rig newRig() {
    return new Rig();
  }

  @AfterEach
  void close() {
    woken.countDown();
    owners.forEach(Owner::close);
    log.shutDown();
    rig.close();
  }

  /** After the items the totals are still to be written, after the house only Redis. */
  @ParameterizedTest
  @ValueSource(strings = {"item", "shelf", "house"})
  void anOwnerThatWakesUpAfterItsClaimWasStolenDestroysNothing(String step) {
    assertThat(rig.hotViews.tend()).isTrue();
    publish("x", "a");
    Owner zombie = own("zombie", rig.projector(hangingAfter(step)));
    publish("x", "a");
    await().atMost(PATIENCE).until(() -> asleep.getCount() == 0);

    Owner heir = own("heir", rig.projector());
    publish("x", "b");
    publish("x", "a");
    await().atMost(PATIENCE).until(() -> heir.reached() == 4);
    Shown.everything(rig, recorded, 4, "before the zombie wakes");

    woken.countDown();
    await().atMost(PATIENCE).until(() -> !zombie.owns());
    Shown.everything(rig, recorded, 4, "after it woke");

    publish("y", "c");
    await().atMost(PATIENCE).until(() -> heir.reached() == 5);
    Shown.everything(rig, recorded, 5, "when life has gone on");
    assertThat(heir.owns()).isTrue();
    assertThat(afterWaking)
        .containsExactlyElementsOf(step.equals("house") ? List.of("redis") : List.of());
  }

  private Owner own(String name, Projector projector) {
    Owner owner = new Owner(name, rig.documents, projector, log);
    owners.add(owner);
    return owner;
  }

  /** Hangs once, over the second event; what it does when it is awake again is taken down. */
  private Checkpoint hangingAfter(String step) {
    return passed -> {
      if (woken.getCount() == 0) {
        afterWaking.add(passed);
      } else if (passed.equals(step)
          && rig.there(Counting.item("acme", "x", "a")).position() == 2) {
        asleep.countDown();
        sleep();
      }
    };
  }

  private void sleep() {
    try {
      assertThat(woken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(String shelf, String item) {
    Event event = Counting.add("acme", shelf, item, 20);
    recorded.add(Counting.at(recorded.size() + 1, event));
    log.publish(new GenericEventMessage<>(event, Map.of(MetadataKeys.ACTOR, "ann")));
  }
}
