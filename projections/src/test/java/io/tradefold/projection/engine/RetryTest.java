package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * After its fold has been mended, a blocked document is folded anew, and so is what rests on it.
 */
class RetryTest {

  private static final ViewKey A = Counting.item("acme", "x", "a");

  private final Rig rig = new Rig();
  private final Serializer serializer = Jackson3Serializer.builder().build();
  private final Watermarks watermarks = new Watermarks(rig.documents, serializer);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRetryBeforeTheMendLeavesItBlocked() {
    poisoned();

    rig.projector().retry(A, watermarks);

    assertThat(Objects.requireNonNull(rig.there(A).blocked()).missed()).isEqualTo(2);
    assertThat(new BlockedList(rig.documents).of(rig.generation)).containsExactly(A);
  }

  @Test
  void aRetryAfterTheMendTakesInWhatWasMissedAndSoDoTheTotals() {
    poisoned();

    rig.projector(mended(), Checkpoint.NONE).retry(A, watermarks);

    assertThat(rig.there(A).blocked()).isNull();
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(30, List.of(1L, 2L, 3L)));
    assertThat(rig.view(Counting.house("acme"), Counting.HOUSE))
        .isEqualTo(new Counting.Sum(Map.of("x", 31L)));
    assertThat(rig.there(Counting.house("acme")).incomplete()).isEmpty();
    assertThat(rig.hot(A)).startsWith("3\n{");
    assertThat(rig.hot(Counting.house("acme"))).startsWith("4\n{");
    assertThat(new BlockedList(rig.documents).of(rig.generation)).isEmpty();
  }

  @Test
  void anEventThatComesAgainAfterTheRetryIsNotTakenInTwice() {
    List<Recorded<Event>> log = poisoned();
    rig.projector(mended(), Checkpoint.NONE).retry(A, watermarks);

    rig.projector(mended(), Checkpoint.NONE).project(log);

    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(30, List.of(1L, 2L, 3L)));
  }

  /** Blocked at 2, and everything is contained up to 4. */
  private List<Recorded<Event>> poisoned() {
    List<Recorded<Event>> log =
        List.of(add(1, "a", 10), add(2, "a", Counting.POISON), add(3, "a", 7), add(4, "b", 1));
    rig.log = log;
    rig.projector().project(log);
    assertThat(new BlockedList(rig.documents).of(rig.generation)).containsExactly(A);
    MongoTokenStore.builder()
        .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(rig.documents.getDb()).build())
        .serializer(serializer)
        .build()
        .initializeTokenSegments(
            rig.generation.processorName(), 1, GapAwareTrackingToken.newInstance(4, List.of()));
    return log;
  }

  private static Recorded<Event> add(long position, String item, int number) {
    return Counting.at(position, Counting.add("acme", "x", item, number));
  }

  /** The same, but its fold takes everything. */
  private static Generation mended() {
    Projection poisonous = Counting.projection();
    return new Generation(
        new Projection(
            poisonous.name(),
            poisonous.version(),
            List.of(new MendedFold()),
            poisonous.totals(),
            poisonous.hot()),
        1);
  }

  private static final class MendedFold implements Fold<Counting.Item> {

    private final Counting.ItemFold poisonous = new Counting.ItemFold();

    @Override
    public ViewType<Counting.Item> type() {
      return poisonous.type();
    }

    @Override
    public Set<ViewKey> keys(Event event) {
      return poisonous.keys(event);
    }

    @Override
    public Counting.@Nullable Item apply(
        ViewKey key, Counting.@Nullable Item view, Recorded<? extends Event> event) {
      try {
        return poisonous.apply(key, view, event);
      } catch (IllegalArgumentException _) {
        List<Long> positions = new ArrayList<>(view == null ? List.of() : view.positions());
        positions.add(event.position());
        return new Counting.Item((view == null ? 0 : view.number()) + Counting.POISON, positions);
      }
    }
  }
}
