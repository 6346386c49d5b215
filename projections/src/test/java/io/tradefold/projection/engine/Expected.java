package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link Counting} must show after a prefix of the log, computed plainly and from nothing. */
final class Expected {

  private final Map<ViewKey, Object> views = new HashMap<>();
  private final Map<ViewKey, Long> positions = new HashMap<>();

  static Expected after(List<Recorded<Event>> log, long position) {
    Expected expected = new Expected();
    log.stream().filter(event -> event.position() <= position).forEach(expected::fold);
    expected.total();
    return expected;
  }

  private void fold(Recorded<Event> event) {
    Counting.ItemFold fold = new Counting.ItemFold();
    for (ViewKey key : fold.keys(event.event())) {
      String[] name = key.id().split(":", -1);
      Object after = fold.apply(key, (Counting.Item) views.get(key), event);
      put(key, after, event.position());
      positions.put(Counting.shelf(name[0], name[1]), event.position());
      positions.put(Counting.house(name[0]), event.position());
    }
  }

  private void put(ViewKey key, @Nullable Object view, long position) {
    positions.put(key, position);
    if (view == null) {
      views.remove(key);
    } else {
      views.put(key, view);
    }
  }

  private void total() {
    Map<ViewKey, Map<String, Long>> shelves = new HashMap<>();
    views.forEach(
        (key, view) -> {
          String[] name = key.id().split(":", -1);
          shelves
              .computeIfAbsent(Counting.shelf(name[0], name[1]), none -> new TreeMap<>())
              .put(name[2], ((Counting.Item) view).number());
        });
    Map<ViewKey, Map<String, Long>> houses = new HashMap<>();
    positions.keySet().stream()
        .filter(key -> key.type().equals(Counting.HOUSE))
        .forEach(key -> houses.put(key, new TreeMap<>()));
    shelves.forEach(
        (key, items) -> {
          String[] name = key.id().split(":", -1);
          houses
              .computeIfAbsent(Counting.house(name[0]), none -> new TreeMap<>())
              .put(name[1], new Counting.Sum(items).number());
        });
    shelves.forEach((key, items) -> views.put(key, new Counting.Sum(items)));
    houses.forEach((key, sums) -> views.put(key, new Counting.Sum(sums)));
  }

  @Nullable Object view(ViewKey key) {
    return views.get(key);
  }

  /** Of the last event that touched it. */
  long position(ViewKey key) {
    return positions.getOrDefault(key, Stored.NOTHING);
  }

  List<ViewKey> touched() {
    return new ArrayList<>(positions.keySet());
  }
}
