package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent.ProfileChanged;
import io.tradefold.api.community.CommunityId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event that can't be read, or of which no fold can tell what it concerns, holds its community
 * where it was, and nobody else.
 */
class HoldTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final ViewKey A = Counting.item("acme", "x", "a");
  private static final ViewKey Z = Counting.item("zen", "x", "z");

  private final Rig rig = new Rig();
  private final Serializer serializer = Jackson3Serializer.builder().build();
  private final Watermarks watermarks = new Watermarks(rig.documents, serializer);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aCommunityStandsStillFromTheEventOnThatCantBeReadAndTheOthersGoOn() {
    rig.projector().project(log(unreadable(3)));

    standsStillAtTwo();
    Blocked held = Objects.requireNonNull(holds().get(ACME));
    assertThat(held.position()).isEqualTo(3);
    assertThat(held.missed()).isEqualTo(2);
    assertThat(held.eventType()).isEqualTo("trading.of-tomorrow");
    assertThat(held.error()).isEqualTo("unknown");
  }

  @Test
  void soItDoesWhenNobodyCanTellWhatAnEventConcerns() {
    rig.projector().project(log(of(3, "no shelf and no item")));

    standsStillAtTwo();
    assertThat(Objects.requireNonNull(holds().get(ACME)).error()).contains("Index");
  }

  private void standsStillAtTwo() {
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(12, List.of(1L, 2L)));
    assertThat(rig.there(Counting.house("acme")).position()).isEqualTo(2);
    assertThat(rig.view(Z, Counting.ITEM)).isEqualTo(new Counting.Item(5, List.of(4L, 6L)));
    assertThat(holds()).containsOnlyKeys(ACME);
  }

  @Test
  void whatComesAgainIsNotCountedTwiceAndWhatComesBeforeIsFolded() {
    List<Recorded<Event>> log = log(unreadable(3));
    rig.projector().project(log.subList(1, 4));

    rig.projector().project(log);
    rig.projector().project(log);

    assertThat(Objects.requireNonNull(holds().get(ACME)).missed()).isEqualTo(2);
    assertThat(rig.view(Z, Counting.ITEM)).isEqualTo(new Counting.Item(5, List.of(4L, 6L)));
  }

  @Test
  void aProcessThatComesLaterKnowsOfIt() {
    List<Recorded<Event>> log = log(unreadable(3));
    rig.projector().project(log.subList(0, 3));

    rig.projector().project(log.subList(3, 6));

    standsStillAtTwo();
  }

  @Test
  void aReleaseBeforeTheMendLeavesItHeld() {
    rig.projector().project(log(unreadable(3)));
    contained();

    rig.projector().release(ACME, watermarks);

    standsStillAtTwo();
    assertThat(Objects.requireNonNull(holds().get(ACME)).missed()).isEqualTo(2);
  }

  @Test
  void aReleaseAfterTheMendTakesInWhatWasMissed() {
    rig.projector().project(log(unreadable(3)));
    contained();
    List<Recorded<Event>> mended = log(add(3, 5));

    rig.projector().release(ACME, watermarks);

    assertThat(rig.view(A, Counting.ITEM))
        .isEqualTo(new Counting.Item(24, List.of(1L, 2L, 3L, 5L)));
    assertThat(rig.view(Counting.house("acme"), Counting.HOUSE))
        .isEqualTo(new Counting.Sum(Map.of("x", 24L)));
    assertThat(rig.hot(Counting.house("acme"))).startsWith("5\n{");
    assertThat(holds()).isEmpty();
    rig.projector().project(mended);
    assertThat(rig.view(A, Counting.ITEM))
        .isEqualTo(new Counting.Item(24, List.of(1L, 2L, 3L, 5L)));
  }

  @Test
  void anotherEventThatCantBeReadHoldsItThere() {
    rig.projector().project(log(unreadable(3)));
    contained();
    rig.log = List.of(add(1, 10), add(2, 2), add(3, 5), zen(4, 2), unreadable(5), zen(6, 3));

    rig.projector().release(ACME, watermarks);

    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(17, List.of(1L, 2L, 3L)));
    Blocked held = Objects.requireNonNull(holds().get(ACME));
    assertThat(held.position()).isEqualTo(5);
    assertThat(held.missed()).isEqualTo(1);
  }

  @Test
  void aRefoldStandsStillAtTheSameEvent() {
    List<Recorded<Event>> log = log(unreadable(3));
    try (Refold refold = new Refold(Counting.projection(), folder, Room.ofThisHeap())) {
      log.forEach(refold::fold);
      refold.total();

      assertThat(refold.documents().get(A, Counting.ITEM))
          .isEqualTo(new Counting.Item(12, List.of(1L, 2L)));
      assertThat(refold.documents().get(Z, Counting.ITEM))
          .isEqualTo(new Counting.Item(5, List.of(4L, 6L)));
      assertThat(refold.held()).containsOnlyKeys(ACME);
    }
  }

  private Map<CommunityId, Blocked> holds() {
    return new Holds(rig.documents, rig.generation.id()).all();
  }

  /** Everything is, up to 6, but for what is held. */
  private void contained() {
    MongoTokenStore.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(rig.documents.getDb()).build())
        .serializer(serializer)
        .build()
        .initializeTokenSegments(
            rig.generation.processorName(), 1, GapAwareTrackingToken.newInstance(6, List.of()));
  }

  private List<Recorded<Event>> log(Recorded<Event> third) {
    List<Recorded<Event>> log =
        List.of(add(1, 10), add(2, 2), third, zen(4, 2), add(5, 7), zen(6, 3));
    rig.log = log;
    return log;
  }

  private static Recorded<Event> add(long position, int number) {
    return Counting.at(position, Counting.add("acme", "x", "a", number));
  }

  private static Recorded<Event> zen(long position, int number) {
    return Counting.at(position, Counting.add("zen", "x", "z", number));
  }

  private static Recorded<Event> of(long position, String name) {
    return Counting.at(position, new ProfileChanged(ACME, name, Annualisation.EVERY_DAY));
  }

  private static Recorded<Event> unreadable(long position) {
    return Counting.at(position, new Unreadable(ACME, "trading.of-tomorrow", "unknown"));
  }
}
