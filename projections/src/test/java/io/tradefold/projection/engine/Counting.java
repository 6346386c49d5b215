package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent.ProfileChanged;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A projection just large enough to go wrong in every way. An event names a shelf and an item and
 * adds a number to the item; zero takes the item away. Items add up to shelves, shelves to a house.
 *
 * <p>A view says which positions it contains, so that an event that is lost or applied twice shows.
 */
final class Counting {

  static final ViewType<Item> ITEM = new ViewType<>("item", Item.class);
  static final ViewType<Sum> SHELF = new ViewType<>("shelf", Sum.class);
  static final ViewType<Sum> HOUSE = new ViewType<>("house", Sum.class);

  static final List<String> SHELVES = List.of("x", "y", "z");

  /** Added to an item, it makes the fold throw. */
  static final int POISON = 13;

  /** An item of this number makes its shelf's total throw. */
  static final int TOO_MUCH = 1_000_000;

  record Item(long number, List<Long> positions) {}

  record Sum(Map<String, Long> parts) {
    long number() {
      return parts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private Counting() {}

  static Event add(String community, String shelf, String item, int number) {
    return new ProfileChanged(
        CommunityId.of(community), shelf + ":" + item + ":" + number, Annualisation.EVERY_DAY);
  }

  static Recorded<Event> at(long position, Event event) {
    return new Recorded<>(position, Instant.ofEpochSecond(position), event, "ann");
  }

  static ViewKey item(String community, String shelf, String item) {
    return ITEM.key(community + ":" + shelf + ":" + item);
  }

  static ViewKey shelf(String community, String shelf) {
    return SHELF.key(community + ":" + shelf);
  }

  static ViewKey house(String community) {
    return HOUSE.key(community);
  }

  static Projection projection() {
    return new Projection(
        "counting",
        1,
        List.of(new ItemFold()),
        List.of(new ShelfTotal(), new HouseTotal()),
        List.of(
            new HotView<>(HOUSE, key -> new RedisSlot("tradefold:{" + key.id() + "}:house", "it")),
            new HotView<>(
                ITEM, key -> new RedisSlot("tradefold:{" + parts(key)[0] + "}:items", key.id()))));
  }

  private static String[] parts(ViewKey key) {
    return key.id().split(":", -1);
  }

  static final class ItemFold implements Fold<Item> {

    @Override
    public ViewType<Item> type() {
      return ITEM;
    }

    @Override
    public Set<ViewKey> keys(Event event) {
      String[] name = name(event);
      return Set.of(item(event.communityId().value(), name[0], name[1]));
    }

    @Override
    public @Nullable Item apply(
        ViewKey key, @Nullable Item view, Recorded<? extends Event> recorded) {
      int number = Integer.parseInt(name(recorded.event())[2]);
      if (number == POISON) {
        throw new IllegalArgumentException("poison");
      }
      if (number == 0) {
        return null;
      }
      List<Long> positions = new ArrayList<>(view == null ? List.of() : view.positions());
      positions.add(recorded.position());
      return new Item((view == null ? 0 : view.number()) + number, positions);
    }

    private static String[] name(Event event) {
      return ((ProfileChanged) event).name().split(":", -1);
    }
  }

  /** Knows its items from what it was and the ones that changed. */
  static final class ShelfTotal implements Total<Sum> {

    @Override
    public ViewType<Sum> type() {
      return SHELF;
    }

    @Override
    public Set<ViewKey> totalsOf(ViewKey part, Views views) {
      return part.type().equals(ITEM) ? Set.of(shelf(parts(part)[0], parts(part)[1])) : Set.of();
    }

    @Override
    public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
      return Set.of();
    }

    @Override
    public @Nullable Sum total(ViewKey total, Set<ViewKey> changedParts, Views views) {
      Sum before = views.get(total, SHELF);
      Map<String, Long> now = new TreeMap<>(before == null ? Map.of() : before.parts());
      for (ViewKey part : changedParts) {
        Item item = views.get(part, ITEM);
        if (item == null) {
          now.remove(parts(part)[2]);
        } else if (item.number() >= TOO_MUCH) {
          throw new IllegalArgumentException("too much");
        } else {
          now.put(parts(part)[2], item.number());
        }
      }
      return now.isEmpty() ? null : new Sum(now);
    }
  }

  /** Knows nothing from before: it looks at every shelf each time. */
  static final class HouseTotal implements Total<Sum> {

    @Override
    public ViewType<Sum> type() {
      return HOUSE;
    }

    @Override
    public Set<ViewKey> totalsOf(ViewKey part, Views views) {
      return part.type().equals(SHELF) ? Set.of(house(parts(part)[0])) : Set.of();
    }

    @Override
    public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
      return SHELVES.stream()
          .map(shelf -> shelf(total.id(), shelf))
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Sum total(ViewKey total, Set<ViewKey> changedParts, Views views) {
      Map<String, Long> now = new TreeMap<>();
      for (String shelf : SHELVES) {
        Sum sum = views.get(shelf(total.id(), shelf), SHELF);
        if (sum != null) {
          now.put(shelf, sum.number());
        }
      }
      return new Sum(now);
    }
  }
}
