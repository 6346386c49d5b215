package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One kind of total over what a batch has touched.
 *
 * <p>A total is not set while a part of it is ahead of the batch: such a part comes from a flush
 * that was interrupted, and contains events that will be delivered again. A total set now would
 * contain them for one part and not for another. It is postponed, and so are the totals that rest
 * on it; the events to come touch the part, and with it all of them. What a total needs must
 * therefore be a part of it, directly or through other totals.
 *
 * <p>The parts this batch has touched may not be touched again by then. They stay pending in the
 * total's document, as they do when the total fails.
 */
final class Level<V> {

  private final Total<V> total;
  private final Slots slots;
  private final long last;
  private final Projection projection;
  private final Map<ViewKey, Set<ViewKey>> parts = new LinkedHashMap<>();

  /** What each total has asked to see; those that failed to say so are not in it. */
  private final Map<ViewKey, Set<ViewKey>> needs = new LinkedHashMap<>();

  /**
   * @param last the position of the batch's last event
   */
  Level(Projection projection, Total<V> total, Slots slots, long last) {
    this.total = total;
    this.slots = slots;
    this.last = last;
    this.projection = projection;
  }

  void set() {
    findParts();
    slots.load(parts.keySet());
    parts.keySet().forEach(this::addPending);
    slots.load(parts.values().stream().flatMap(Set::stream).toList());
    loadNeeds();
    parts.keySet().forEach(this::set);
    slots.seal(parts.keySet());
  }

  // Totals may fail in any way; whichever it is, only the document at fault may stand still.
  private void findParts() {
    for (ViewKey part : slots.touched()) {
      try {
        for (ViewKey key : total.totalsOf(part, slots)) {
          parts.computeIfAbsent(key, unseen -> new LinkedHashSet<>()).add(part);
        }
      } catch (RuntimeException failure) {
        // Where the part belongs can't be told, so that what it became must not be shown either.
        slots.slot(part).revert(failure, slots.touching(part));
        slots.seal(List.of(part));
      }
    }
    parts.forEach(slots::touch);
  }

  private void addPending(ViewKey key) {
    Slot slot = slots.slot(key);
    Set<ViewKey> itsParts = parts(key);
    slot.pending().stream().map(projection::key).forEach(itsParts::add);
    slot.awaits(
        itsParts.stream().map(ViewKey::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Reads what the totals want to see, until none wants more. */
  private void loadNeeds() {
    parts.keySet().forEach(key -> needs.put(key, new LinkedHashSet<>()));
    Set<ViewKey> missing;
    do {
      missing = new LinkedHashSet<>();
      for (ViewKey key : List.copyOf(needs.keySet())) {
        missing.addAll(furtherNeeds(key));
      }
      slots.load(missing);
    } while (!missing.isEmpty());
  }

  /** Those that are not at hand yet. */
  private Collection<ViewKey> furtherNeeds(ViewKey key) {
    try {
      Set<ViewKey> wanted = total.needs(key, parts(key), slots);
      needs.computeIfAbsent(key, unseen -> new LinkedHashSet<>()).addAll(wanted);
      return wanted.stream().filter(need -> !slots.has(need)).toList();
    } catch (RuntimeException failure) {
      needs.remove(key);
      slots.slot(key).block(failure, slots.touching(key));
      return List.of();
    }
  }

  private void set(ViewKey key) {
    Slot slot = slots.slot(key);
    Set<ViewKey> keys = new LinkedHashSet<>(parts(key));
    keys.addAll(needs.getOrDefault(key, Set.of()));
    List<Slot> seen = keys.stream().map(slots::slot).toList();
    if (isAhead(slot) || seen.stream().anyMatch(part -> isAhead(part) || part.isAwaiting())) {
      slot.postpone();
    } else if (needs.containsKey(key)) {
      set(slot, seen);
    }
  }

  private void set(Slot slot, List<Slot> seen) {
    Set<ViewKey> itsParts = parts(slot.key());
    try {
      slot.set(
          total.total(slot.key(), itsParts, slots),
          itsParts.stream()
              .mapToLong(part -> slots.slot(part).reach())
              .reduce(slot.position(), Math::max),
          Incomplete.of(slot.incomplete(), seen.stream().map(Slot::part).toList()));
    } catch (RuntimeException failure) {
      slot.block(failure, slots.touching(slot.key()));
    }
  }

  private boolean isAhead(Slot slot) {
    return slot.isPostponed() || slot.reach() > last;
  }

  private Set<ViewKey> parts(ViewKey key) {
    return parts.computeIfAbsent(key, unseen -> new LinkedHashSet<>());
  }
}
