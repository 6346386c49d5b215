package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laws of the engine over random histories: what is stored is what follows from the log, at any
 * batch boundaries, after any number of deliveries, and wherever a flush was cut off.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawsTest {

  private static final List<String> COMMUNITIES = List.of("acme", "zen");
  private static final List<String> STEPS = List.of("item", "shelf", "house", "redis");

  @SuppressWarnings("NullAway.Init")
  private Rig rig;

  @BeforeAll
  void startStores() {
    rig = new Rig();
  }

  @AfterAll
  void stopStores() {
    rig.close();
  }

  @BeforeEach
  void empty() {
    rig.documents.getDb().drop();
    rig.hot.delete(Objects.requireNonNull(rig.hot.keys("*")));
    rig.forget();
    assertThat(rig.hotViews.tend()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsStoredFollowsFromTheLogAtAnyBatchBoundaries(long seed) {
    Random random = new Random(seed);
    List<Recorded<Event>> log = history(random, 300);
    Projector projector = rig.projector();
    for (int from = 0; from < log.size(); ) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(60));
      projector.project(log.subList(from, to));
      from = to;
      assertEverythingShows(log, log.get(to - 1).position(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void deliveringTwiceIsDeliveringOnce(long seed) {
    Random random = new Random(seed);
    List<Recorded<Event>> log = history(random, 200);
    for (int from = 0; from < log.size(); ) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(40));
      rig.projector().project(log.subList(from, to));
      // A token that was not stored: some of the batch, in other portions, comes again.
      int again = from + random.nextInt(to - from);
      rig.projector().project(log.subList(again, to));
      from = to;
      assertEverythingShows(log, log.get(to - 1).position(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
  void aFlushMayBeCutOffAnywhere(long seed) {
    Random random = new Random(seed);
    List<Recorded<Event>> log = history(random, 250);
    int token = 0;
    int cutOff = 0;
    while (token < log.size()) {
      int to = Math.min(log.size(), token + 1 + random.nextInt(50));
      @Nullable String crash =
          random.nextInt(3) > 0 ? STEPS.get(random.nextInt(STEPS.size())) : null;
      Map<ViewKey, Stored> before = rig.stored();
      String told = "seed " + seed + ", events " + token + " to " + to + ", crash after " + crash;
      try {
        rig.projector(dyingAfter(crash)).project(log.subList(token, to));
        token = to;
        assertNothingIsBehind(log, log.get(to - 1).position(), told);
      } catch (Crash expected) {
        cutOff++;
        forgetSomeOf(before, crash, random);
      }
      assertEveryDocumentIsAPrefix(log, told);
    }
    assertEverythingShows(log, log.getLast().position(), "seed " + seed);
    assertThat(cutOff).as("seed %d cuts flushes off", seed).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60})
  void aCommunitySomebodyWaitsForMayGoAheadAtAnyTime(long seed) {
    Random random = new Random(seed);
    List<Recorded<Event>> log = history(random, 250);
    rig.log = log;
    Projector projector = rig.projector();
    for (int from = 0; from < log.size(); ) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(40));
      CommunityId ahead = CommunityId.of(COMMUNITIES.get(random.nextInt(COMMUNITIES.size())));
      long index = log.get(from + random.nextInt(log.size() - from)).position();
      projector.want(ahead, 0, index);
      projector.project(log.subList(from, to), 0);
      String told = "seed " + seed + ", " + ahead + " ahead to " + index;
      assertThat(Math.max(projector.reachedAhead(ahead), log.get(to - 1).position()))
          .as(told)
          .isGreaterThanOrEqualTo(index);
      assertEveryDocumentIsAPrefix(log, told);
      assertContains(log, ahead, index, told);
      from = to;
    }
    assertEverythingShows(log, log.getLast().position(), "seed " + seed);
  }

  /** Every document of a community contains what the log says of it up to there. */
  private void assertContains(
      List<Recorded<Event>> log, CommunityId communityId, long index, String told) {
    Map<ViewKey, Stored> stored = rig.stored();
    Expected expected = Expected.after(log, index);
    expected.touched().stream()
        .filter(key -> key.id().startsWith(communityId.value()))
        .filter(key -> expected.view(key) != null)
        .forEach(
            key ->
                assertThat(Objects.requireNonNull(stored.get(key)).position())
                    .as("%s: %s", told, key)
                    .isGreaterThanOrEqualTo(expected.position(key)));
  }

  /** One event too many for a batch: what is waited for is there before the first is written. */
  @Test
  void whoWaitsIsServedBeforeTheNextBatch() {
    List<Recorded<Event>> log = new ArrayList<>();
    for (int position = 1; position <= Delivery.FACTS + 1; position++) {
      log.add(Counting.at(position, Counting.add("zen", "x", "a", 20)));
    }
    long last = Delivery.FACTS + 2;
    log.add(Counting.at(last, Counting.add("acme", "x", "a", 20)));
    rig.log = log;
    List<Boolean> there = new ArrayList<>();
    Projector projector =
        rig.projector(
            passed -> {
              if (passed.equals("redis")) {
                there.add(rig.stored(Counting.house("acme")) != null);
              }
            });

    projector.want(CommunityId.of("acme"), 0, last);
    projector.project(log, 0);

    assertThat(there).containsExactly(true, true, true);
    assertThat(projector.reachedAhead(CommunityId.of("acme"))).isEqualTo(last);
  }

  /**
   * The items of all three were written before the crash. The first, delivered again alone, can't
   * set its shelf, whose item is ahead; the second then touches the house, but not that shelf.
   */
  @Test
  void aTotalWaitsForAPartThatAnEarlierBatchPostponed() {
    List<Recorded<Event>> log =
        List.of(
            Counting.at(1, Counting.add("acme", "x", "a", 3)),
            Counting.at(2, Counting.add("acme", "y", "b", 4)),
            Counting.at(3, Counting.add("acme", "x", "a", 5)));
    assertThatThrownBy(() -> rig.projector(dyingAfter("item")).project(log))
        .isInstanceOf(Crash.class);

    for (Recorded<Event> event : log) {
      rig.projector().project(List.of(event));
      assertEveryDocumentIsAPrefix(log, "after " + event.position());
    }
    assertEverythingShows(log, 3, "at the end");
  }

  @Test
  void anItemTakenAwayDoesNotComeBackWithAnEventFromBefore() {
    List<Recorded<Event>> log =
        List.of(
            Counting.at(5, Counting.add("acme", "x", "a", 3)),
            Counting.at(7, Counting.add("acme", "x", "a", 0)));
    rig.projector().project(log.subList(0, 1));
    rig.projector().project(log.subList(1, 2));
    rig.projector().project(log.subList(0, 1));

    ViewKey key = Counting.item("acme", "x", "a");
    assertThat(rig.view(key, Counting.ITEM)).isNull();
    assertThat(rig.there(key).position()).isEqualTo(7);
    assertThat(rig.hot(key)).isEqualTo("7\n");
    assertEverythingShows(log, 7, "taken away");
  }

  /** An unordered bulk may have written any part of its documents. */
  private void forgetSomeOf(Map<ViewKey, Stored> before, @Nullable String step, Random random) {
    if (step == null || step.equals("redis")) {
      return;
    }
    // In a fixed order, so that a seed tells everything: the hash of a key differs from run to run.
    rig.stored().entrySet().stream()
        .filter(entry -> entry.getKey().type().name().equals(step))
        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(ViewKey::id))
        .filter(key -> random.nextBoolean())
        .forEach(key -> restore(key, before.get(key)));
  }

  private void restore(ViewKey key, @Nullable Stored before) {
    var collection = rig.documents.getCollection(rig.generation.collection(key.type()));
    Document id = new Document("_id", key.id());
    if (before == null) {
      collection.deleteOne(id);
    } else {
      collection.replaceOne(id, before.toDocument());
    }
  }

  /** However far each has come, it shows exactly the events up to there. */
  private void assertEveryDocumentIsAPrefix(List<Recorded<Event>> log, String told) {
    Shown.prefixes(rig, log, told);
  }

  /** After a flush, what no interrupted one has carried further shows the whole batch. */
  private void assertNothingIsBehind(List<Recorded<Event>> log, long position, String told) {
    Map<ViewKey, Stored> stored = rig.stored();
    boolean ahead = stored.values().stream().anyMatch(each -> each.position() > position);
    if (!ahead) {
      assertEverythingShows(log, position, told);
    }
    Expected expected = Expected.after(log, position);
    expected.touched().stream()
        .filter(key -> key.type().equals(Counting.ITEM))
        .filter(key -> expected.view(key) != null)
        .forEach(
            key ->
                assertThat(Objects.requireNonNull(stored.get(key)).position())
                    .as("%s: %s", told, key)
                    .isGreaterThanOrEqualTo(expected.position(key)));
  }

  private void assertEverythingShows(List<Recorded<Event>> log, long position, String told) {
    Shown.everything(rig, log, position, told);
  }

  private static Checkpoint dyingAfter(@Nullable String step) {
    return passed -> {
      if (passed.equals(step)) {
        throw new Crash();
      }
    };
  }

  private static final class Crash extends RuntimeException {}

  /** Positions rise with gaps, as after appends that were rolled back. */
  private static List<Recorded<Event>> history(Random random, int events) {
    List<Recorded<Event>> log = new ArrayList<>();
    long position = -1;
    for (int event = 0; event < events; event++) {
      position += 1 + (random.nextInt(5) == 0 ? random.nextInt(3) : 0);
      int number = random.nextInt(6) == 0 ? 0 : 20 + random.nextInt(50);
      log.add(
          Counting.at(
              position,
              Counting.add(
                  COMMUNITIES.get(random.nextInt(COMMUNITIES.size())),
                  Counting.SHELVES.get(random.nextInt(Counting.SHELVES.size())),
                  String.valueOf((char) ('a' + random.nextInt(4))),
                  number)));
    }
    return log;
  }
}
