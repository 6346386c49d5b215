package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fold or total that fails stops its own document, and says so wherever it is shown. */
class BlockedTest {

  private static final ViewKey A = Counting.item("acme", "x", "a");
  private static final ViewKey B = Counting.item("acme", "x", "b");
  private static final ViewKey SHELF = Counting.shelf("acme", "x");
  private static final ViewKey HOUSE = Counting.house("acme");

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aFoldThatThrowsKeepsItsDocumentAsItWasAndCountsWhatItMisses() {
    project(List.of(add(1, "a", 5), add(2, "a", Counting.POISON), add(3, "a", 7), add(4, "b", 1)));
    project(List.of(add(5, "a", 7)));

    Stored blocked = rig.there(A);
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(5, List.of(1L)));
    assertThat(blocked.position()).isEqualTo(1);
    assertThat(blocked.blocked())
        .isEqualTo(
            new Blocked(
                Instant.ofEpochSecond(2),
                2,
                "java.lang.IllegalArgumentException: poison",
                "io.tradefold.api.community.CommunityEvent$ProfileChanged",
                3,
                5));
    assertThat(number(B)).as("the others go on").isEqualTo(1);
  }

  @Test
  void whatABlockedDocumentMissesIsCountedOnceHoweverOftenItIsDelivered() {
    List<Recorded<Event>> batch = List.of(add(1, "a", Counting.POISON), add(2, "a", 1));
    rig.projector().project(batch);
    rig.projector().project(batch.subList(1, 2));
    rig.projector().project(batch);

    assertThat(blocked(A).missed()).isEqualTo(2);
  }

  @Test
  void totalsOverABlockedPartSaySo() {
    project(List.of(add(1, "a", 5), add(2, "b", 1)));
    project(List.of(add(3, "a", Counting.POISON)));
    project(List.of(add(4, "b", 1)));

    assertThat(rig.there(SHELF).incomplete())
        .isEqualTo(Map.of("item/acme:x:a", Instant.ofEpochSecond(3)));
    assertThat(rig.there(HOUSE).incomplete())
        .isEqualTo(Map.of("shelf/acme:x", Instant.ofEpochSecond(3)));
    assertThat(rig.view(SHELF, Counting.SHELF))
        .isEqualTo(new Counting.Sum(Map.of("a", 5L, "b", 2L)));
  }

  @Test
  void redisSendsReadersToMongoForWhatIsBlockedOrIncomplete() {
    project(List.of(add(1, "a", 5), add(2, "b", 1)));
    project(List.of(add(3, "a", Counting.POISON)));

    assertThat(rig.hot(A)).isEqualTo("3\n");
    assertThat(rig.hot(HOUSE)).isEqualTo("3\n");
    assertThat(rig.hot(B)).startsWith("2\n{");
  }

  @Test
  void aTotalThatThrowsIsKeptAndTakesEverythingInOnceItCan() {
    project(List.of(add(1, "a", 5)));
    project(List.of(add(2, "a", Counting.TOO_MUCH)));
    project(List.of(add(3, "b", 1)));

    assertThat(rig.view(SHELF, Counting.SHELF)).isEqualTo(new Counting.Sum(Map.of("a", 5L)));
    assertThat(blocked(SHELF).missed()).isEqualTo(2);
    assertThat(rig.there(HOUSE).incomplete()).containsKey("shelf/acme:x");
    assertThat(number(B)).as("its parts go on").isEqualTo(1);

    project(List.of(add(4, "a", -Counting.TOO_MUCH)));
    project(List.of(add(5, "c", 1)));

    assertThat(rig.view(SHELF, Counting.SHELF))
        .isEqualTo(new Counting.Sum(Map.of("a", 5L, "b", 1L, "c", 1L)));
    assertThat(rig.there(SHELF).blocked()).isNull();
    assertThat(rig.there(HOUSE).incomplete()).isEmpty();
    assertThat(rig.hot(HOUSE)).startsWith("5\n{");
  }

  @Test
  void aDocumentTooLargeForTheStoreBlocksItselfAlone() {
    Projection large =
        new Projection(
            "large", 1, List.of(new LargeFold(), new Counting.ItemFold()), List.of(), List.of());
    Generation generation = new Generation(large, 1);
    Projector projector = rig.projector(generation, Checkpoint.NONE);

    projector.project(List.of(add(1, "a", 1)));
    projector.project(List.of(add(2, "a", 17), add(3, "a", 1)));

    Documents documents = new Documents(rig.documents, generation, true);
    Stored text = Objects.requireNonNull(documents.read(LargeFold.TEXT, List.of("a")).get("a"));
    assertThat(text.position()).isEqualTo(1);
    assertThat(Objects.requireNonNull(text.blocked()).missed()).isEqualTo(2);
    assertThat(text.blocked().error()).contains("larger than the store takes");
    assertThat(
            Objects.requireNonNull(documents.read(Counting.ITEM, List.of(A.id())).get(A.id()))
                .position())
        .isEqualTo(3);
  }

  @Test
  void aStoredViewThatCannotBeReadBlocksItsDocumentAlone() {
    project(List.of(add(1, "a", 5), add(2, "b", 1)));
    rig.documents
        .getCollection(rig.generation.collection(Counting.ITEM))
        .updateOne(
            new Document("_id", A.id()),
            new Document("$set", new Document("view", new Document("number", "five"))));

    project(List.of(add(3, "a", 1), add(4, "b", 1)));

    assertThat(blocked(A).position()).isEqualTo(3);
    assertThat(number(B)).isEqualTo(2);
  }

  /** Holds as many megabytes as the number added. */
  private static final class LargeFold implements Fold<LargeFold.Text> {

    private static final ViewType<Text> TEXT = new ViewType<>("text", Text.class);

    private record Text(String text) {}

    @Override
    public ViewType<Text> type() {
      return TEXT;
    }

    @Override
    public Set<ViewKey> keys(Event event) {
      return Set.of(TEXT.key("a"));
    }

    @Override
    public Text apply(ViewKey key, @Nullable Text view, Recorded<? extends Event> recorded) {
      int number = recorded.position() == 1 ? 1 : 17;
      return new Text("a".repeat(number * 1024 * 1024));
    }
  }

  private void project(List<Recorded<Event>> events) {
    rig.projector().project(events);
  }

  private static Recorded<Event> add(long position, String item, int number) {
    return Counting.at(position, Counting.add("acme", "x", item, number));
  }

  private Blocked blocked(ViewKey key) {
    return Objects.requireNonNull(rig.there(key).blocked());
  }

  private long number(ViewKey key) {
    return Objects.requireNonNull(rig.view(key, Counting.ITEM)).number();
  }
}
