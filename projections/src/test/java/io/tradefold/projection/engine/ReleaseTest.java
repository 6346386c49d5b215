package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community is let go on in one process while its segment has moved to another one. */
class ReleaseTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final ViewKey A = Counting.item("acme", "x", "a");

  private final Rig rig = new Rig();
  private final Serializer serializer = Jackson3Serializer.builder().build();
  private final Watermarks watermarks = new Watermarks(rig.documents, serializer);
  private final List<Runnable> meanwhile = new ArrayList<>();

  @AfterEach
  void close() {
    rig.close();
  }

  /** It misses 3 and 5 when the event that could not be read can be read. */
  @BeforeEach
  void isHeld() {
    rig.log = List.of(acme(1), acme(2), unreadable(3), acme(5));
    rig.projector().project(rig.log);
    MongoTokenStore.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(rig.documents.getDb()).build())
        .serializer(serializer)
        .build()
        .initializeTokenSegments(
            rig.generation.processorName(), 1, GapAwareTrackingToken.newInstance(6, List.of()));
    rig.log = List.of(acme(1), acme(2), acme(3), acme(5), acme(7), zen(8));
  }

  @Test
  void whatTheOtherPassesOverWhileItIsLetGoOnIsFoldedToo() {
    Projector heir = rig.projector();
    meanwhile.add(() -> heir.project(List.of(acme(7), zen(8))));

    rig.projector(step -> meanwhile()).release(ACME, watermarks);

    contains(1, 2, 3, 5, 7);
    assertThat(holds()).isEmpty();
  }

  @Test
  void whatTheOtherPassesOverAfterItWasLetGoOnIsDeliveredToHimAgain() {
    meanwhile.add(() -> rig.projector().release(ACME, watermarks));
    Projector heir = rig.projector(interrupted(), Checkpoint.NONE);
    List<Recorded<Event>> batch = List.of(acme(7), zen(8));

    assertThatThrownBy(() -> heir.project(batch))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(holds()).isEmpty();

    heir.project(batch);
    contains(1, 2, 3, 5, 7);
    assertThat(holds()).isEmpty();
  }

  /** Whoever has lost the segment and does not know it yet. */
  @Test
  void whoHoldsItTooLateDoesNotMakeItMissLess() {
    new Holds(rig.documents, rig.generation.id()).forget();
    List<Recorded<Event>> log = List.of(acme(1), acme(2), unreadable(3), zen(4), acme(5), acme(7));
    meanwhile.add(() -> rig.projector().project(log));
    Projector zombie = rig.projector(interrupted(), Checkpoint.NONE);

    assertThatThrownBy(() -> zombie.project(log.subList(0, 4)))
        .isInstanceOf(ConcurrentModificationException.class);

    assertThat(holds().get(ACME))
        .satisfies(held -> assertThat(held.through()).isEqualTo(7))
        .satisfies(held -> assertThat(held.missed()).isEqualTo(3));
  }

  private void meanwhile() {
    List<Runnable> now = List.copyOf(meanwhile);
    meanwhile.clear();
    now.forEach(Runnable::run);
  }

  /** Something else happens while it folds an event of zen. */
  private Generation interrupted() {
    Projection counting = Counting.projection();
    return new Generation(
        new Projection(
            counting.name(),
            counting.version(),
            List.of(new Interrupted()),
            counting.totals(),
            counting.hot()),
        rig.generation.number());
  }

  private final class Interrupted implements Fold<Counting.Item> {

    private final Counting.ItemFold fold = new Counting.ItemFold();

    @Override
    public ViewType<Counting.Item> type() {
      return fold.type();
    }

    @Override
    public Set<ViewKey> keys(Event event) {
      return fold.keys(event);
    }

    @Override
    public Counting.@Nullable Item apply(
        ViewKey key, Counting.@Nullable Item view, Recorded<? extends Event> recorded) {
      if (recorded.event().communityId().value().equals("zen")) {
        meanwhile();
      }
      return fold.apply(key, view, recorded);
    }
  }

  private void contains(long... positions) {
    assertThat(rig.view(A, Counting.ITEM))
        .extracting(Counting.Item::positions)
        .isEqualTo(LongStream.of(positions).boxed().toList());
    assertThat(rig.view(Counting.house("acme"), Counting.HOUSE))
        .isEqualTo(new Counting.Sum(Map.of("x", (long) positions.length)));
  }

  private Map<CommunityId, Blocked> holds() {
    return new Holds(rig.documents, rig.generation.id()).all();
  }

  private static Recorded<Event> acme(long position) {
    return Counting.at(position, Counting.add("acme", "x", "a", 1));
  }

  private static Recorded<Event> zen(long position) {
    return Counting.at(position, Counting.add("zen", "x", "z", 1));
  }

  private static Recorded<Event> unreadable(long position) {
    return Counting.at(position, new Unreadable(ACME, "trading.of-tomorrow", "unknown"));
  }
}
