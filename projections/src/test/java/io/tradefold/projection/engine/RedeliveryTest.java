package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A batch whose token was not stored comes again, and not as the same batch: it may be shorter now,
 * or go on where it had ended. Here is every way a small history can be delivered so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedeliveryTest {

  /** Where a flush can have been cut off; after the last of them only the token is missing. */
  private static final List<String> STEPS = List.of("item", "shelf", "house", "redis");

  /** Two items of a shelf, one of another, one that goes and comes back, one of elsewhere. */
  private static final List<Recorded<Event>> LOG =
      List.of(
          add(1, "acme", "x", "a", 20),
          add(2, "acme", "x", "b", 30),
          add(4, "acme", "y", "c", 40),
          add(5, "acme", "x", "a", 0),
          add(6, "zen", "x", "a", 50),
          add(9, "acme", "x", "a", 60));

  private final Rig rig = new Rig();

  @BeforeAll
  void believeRedis() {
    assertThat(rig.hotViews.tend()).isTrue();
  }

  @AfterAll
  void stopStores() {
    rig.close();
  }

  @Test
  void aBatchDeliveredAgainAtAnyBoundaryHasNoSecondEffect() {
    inEveryWay(() -> rig::projector);
  }

  @Test
  void norHasItWithAnOwnerThatLivesOnAndKeepsWhatItHasWritten() {
    inEveryWay(this::oneThatLivesOn);
  }

  /** The same projector whenever one is asked for, cut off as it was asked for last. */
  private Function<Checkpoint, Projector> oneThatLivesOn() {
    AtomicReference<Checkpoint> now = new AtomicReference<>(Checkpoint.NONE);
    Projector owner = rig.onlyOwner(step -> Objects.requireNonNull(now.get()).passed(step));
    return checkpoint -> {
      now.set(checkpoint);
      return owner;
    };
  }

  private void inEveryWay(Supplier<Function<Checkpoint, Projector>> owners) {
    int ways = 0;
    for (int from = 0; from < LOG.size(); from++) {
      for (int to = from + 1; to <= LOG.size(); to++) {
        for (int again = from + 1; again <= LOG.size(); again++) {
          for (String step : STEPS) {
            deliver(owners.get(), from, to, again, step);
            ways++;
          }
        }
      }
    }
    assertThat(ways).isEqualTo((1 + 4 + 9 + 16 + 25 + 36) * STEPS.size());
  }

  /** Events [from, to) are cut off after a step; then [from, again) come, then the rest. */
  private void deliver(
      Function<Checkpoint, Projector> owner, int from, int to, int again, String step) {
    String told = "[%d, %d) cut off after %s, then [%d, %d)".formatted(from, to, step, from, again);
    empty();
    project(owner, 0, from);
    assertThatThrownBy(() -> owner.apply(cutOffAfter(step)).project(LOG.subList(from, to)))
        .as(told)
        .isInstanceOf(CutOff.class);
    Map<ViewKey, Stored> before = rig.stored();
    project(owner, from, again);
    nothingWentBack(before, told);
    Shown.prefixes(rig, LOG, told);
    if (again >= to) {
      showsEverythingUpTo(again, told);
    }
    project(owner, again, LOG.size());
    showsEverythingUpTo(LOG.size(), told);
  }

  private void nothingWentBack(Map<ViewKey, Stored> before, String told) {
    Map<ViewKey, Stored> now = rig.stored();
    before.forEach(
        (key, stored) ->
            assertThat(now)
                .as(told)
                .hasEntrySatisfying(
                    key,
                    after -> assertThat(after.reach()).isGreaterThanOrEqualTo(stored.reach())));
  }

  private void project(Function<Checkpoint, Projector> owner, int from, int to) {
    if (from < to) {
      owner.apply(Checkpoint.NONE).project(LOG.subList(from, to));
    }
  }

  private void showsEverythingUpTo(int end, String told) {
    Shown.everything(rig, LOG, LOG.get(end - 1).position(), told);
  }

  private void empty() {
    rig.documents.getDb().drop();
    rig.hot.delete(Objects.requireNonNull(rig.hot.keys("*")));
  }

  private static Checkpoint cutOffAfter(String step) {
    return passed -> {
      if (passed.equals(step)) {
        throw new CutOff();
      }
    };
  }

  private static final class CutOff extends RuntimeException {}

  private static Recorded<Event> add(
      long position, String community, String shelf, String item, int number) {
    return Counting.at(position, Counting.add(community, shelf, item, number));
  }
}
