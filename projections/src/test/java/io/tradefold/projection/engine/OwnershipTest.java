package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoBulkWriteException;
import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An owner that has lost its segment without knowing writes nothing over the new one's work. */
class OwnershipTest {

  private static final ViewKey A = Counting.item("acme", "x", "a");

  private final Rig rig = newRig();

  /** On a store that a test elsewhere may choose. */
  Rig newRig() {
    return new Rig();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aLateWriteOfAnOwnerOvertakenFails() {
    rig.projector().project(List.of(add(1, "a")));
    Batch zombie = begun(List.of(add(2, "a")));
    rig.projector().project(List.of(add(2, "a"), add(3, "a")));

    assertLost(zombie);
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(60, List.of(1L, 2L, 3L)));
  }

  @Test
  void soDoesOneThatFoundNoDocumentYet() {
    Batch zombie = begun(List.of(add(1, "a")));
    rig.projector().project(List.of(add(1, "a"), add(2, "a")));

    assertLost(zombie);
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(40, List.of(1L, 2L)));
  }

  @Test
  void theNewOwnerLosesARaceOnceAndThenGoesOn() {
    rig.projector().project(List.of(add(1, "a")));
    Batch owner = begun(List.of(add(2, "a"), add(3, "a")));
    rig.projector().project(List.of(add(2, "a")));

    assertLost(owner);
    rig.projector().project(List.of(add(2, "a"), add(3, "a")));
    assertThat(rig.view(A, Counting.ITEM)).isEqualTo(new Counting.Item(60, List.of(1L, 2L, 3L)));
  }

  /** Read and folded, but not written. */
  private Batch begun(List<Recorded<Event>> events) {
    Batch batch =
        new Batch(
            rig.generation,
            new Documents(rig.documents, rig.generation, true),
            new ViewCodec(),
            Kept.nothing(),
            events,
            new Holding(Map.of()));
    events.forEach(event -> batch.fold(event.position()));
    batch.total();
    return batch;
  }

  private static void assertLost(Batch batch) {
    assertThatExceptionOfType(MongoBulkWriteException.class)
        .isThrownBy(() -> batch.write(Checkpoint.NONE))
        .satisfies(
            failure ->
                assertThat(failure.getWriteErrors())
                    .allSatisfy(error -> assertThat(error.getCode()).isEqualTo(11000)));
  }

  private static Recorded<Event> add(long position, String item) {
    return Counting.at(position, Counting.add("acme", "x", item, 20));
  }
}
