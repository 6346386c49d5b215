package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refold comes to what follows from the log, however little of it fits into memory. */
class RefoldTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1, 100000", "2, 100000", "3, 10", "4, 10", "5, 1"})
  void everyDocumentShowsWhatFollowsFromTheLog(long seed, int facts) {
    List<Recorded<Event>> log = history(new Random(seed), 300);
    try (Refold refold = refold(facts)) {
      log.forEach(refold::fold);
      refold.total();
      assertShows(refold, log, log.getLast().position());
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 100000", "12, 10", "13, 1"})
  void itMayBeLookedAtWhereverItStands(long seed, int facts) {
    Random random = new Random(seed);
    List<Recorded<Event>> log = history(random, 200);
    try (Refold refold = refold(facts)) {
      for (Recorded<Event> event : log) {
        refold.fold(event);
        if (random.nextInt(10) == 0) {
          refold.total();
          assertShows(refold, log, event.position());
        }
      }
    }
  }

  @Test
  void aFoldThatThrowsStopsItsDocumentAloneAndTotalsSaySo() {
    List<Recorded<Event>> log =
        List.of(
            Counting.at(1, Counting.add("acme", "x", "a", 5)),
            Counting.at(2, Counting.add("acme", "x", "b", 5)),
            Counting.at(3, Counting.add("acme", "x", "a", Counting.POISON)),
            Counting.at(4, Counting.add("acme", "x", "a", 5)));
    try (Refold refold = refold(10)) {
      log.forEach(refold::fold);
      refold.total();

      Stored item = stored(refold, Counting.item("acme", "x", "a"));
      assertThat(item.position()).isEqualTo(1);
      assertThat(Objects.requireNonNull(item.blocked()).missed()).isEqualTo(2);
      assertThat(stored(refold, Counting.shelf("acme", "x")).incomplete())
          .containsOnlyKeys("item/acme:x:a");
      assertThat(stored(refold, Counting.house("acme")).incomplete())
          .containsOnlyKeys("shelf/acme:x");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 700, 1})
  void everyKeyIsToldOnceAndInOrderWhileDocumentsComeAndGo(int facts) {
    List<ViewKey> items = new ArrayList<>();
    try (Refold refold = refold(facts)) {
      for (int item = 0; item < 2_500; item++) {
        items.add(Counting.item("acme", "x", "i" + item));
        refold.fold(Counting.at(item + 1, Counting.add("acme", "x", "i" + item, 5)));
      }
      items.sort(Comparator.comparing(ViewKey::id));
      List<ViewKey> told = new ArrayList<>();
      Random random = new Random(facts);
      refold
          .documents()
          .eachKey(
              Counting.ITEM,
              key -> {
                told.add(key);
                refold.documents().find(items.get(random.nextInt(items.size())));
                refold.documents().trim();
              });

      assertThat(told).isEqualTo(items);
      for (ViewKey key : told) {
        assertThat(Stored.from(refold.documents().raw(key).decode(new DocumentCodec())))
            .isEqualTo(stored(refold, key));
      }
    }
  }

  private Refold refold(int facts) {
    return new Refold(Counting.projection(), new Workspace(folder, new Room(facts)));
  }

  private static Stored stored(Refold refold, ViewKey key) {
    return Objects.requireNonNull(refold.documents().find(key)).stored();
  }

  private static void assertShows(Refold refold, List<Recorded<Event>> log, long position) {
    Expected expected = Expected.after(log, position);
    for (ViewKey key : expected.touched()) {
      assertThat(view(refold, key)).as("%s at %d", key, position).isEqualTo(expected.view(key));
      assertThat(stored(refold, key).position()).as("%s", key).isEqualTo(expected.position(key));
    }
    List<ViewKey> keys = new ArrayList<>();
    for (ViewType<?> type : List.of(Counting.ITEM, Counting.SHELF, Counting.HOUSE)) {
      refold.documents().eachKey(type, keys::add);
    }
    assertThat(keys).containsExactlyInAnyOrderElementsOf(expected.touched());
  }

  private static @Nullable Object view(Refold refold, ViewKey key) {
    return refold.documents().get(key, key.type());
  }

  private static List<Recorded<Event>> history(Random random, int events) {
    List<Recorded<Event>> log = new ArrayList<>();
    for (int position = 1; position <= events; position++) {
      int number = random.nextInt(6) == 0 ? 0 : 20 + random.nextInt(50);
      log.add(
          Counting.at(
              position,
              Counting.add(
                  random.nextBoolean() ? "acme" : "zen",
                  Counting.SHELVES.get(random.nextInt(Counting.SHELVES.size())),
                  String.valueOf((char) ('a' + random.nextInt(4))),
                  number)));
    }
    return log;
  }
}
