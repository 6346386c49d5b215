package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the log on its way into documents: every document is read once, folded in memory, and
 * written once. Parts are written before the totals that rest on them.
 *
 * <p>Nothing here happens twice: an event a document has seen is skipped. Totals of such a document are
 * set again all the same, because the flush that wrote it may have ended before they were.
 */
final class Batch implements Views {

  private final Projection projection;
  private final Documents documents;
  private final ViewCodec codec;
  private final List<Recorded<Event>> events;
  private final List<List<Work<?>>> work = new ArrayList<>();
  private final Map<ViewKey, Slot> slots = new HashMap<>();

  /** Which events of the batch concern which documents, by their number in it. */
  private final Map<ViewKey, BitSet> touched = new LinkedHashMap<>();

  private record Work<V>(Fold<V> fold, ViewKey key) {}

  /**
   * @param events in order of position, all of one sequence; at least one
   */
  Batch(
      Projection projection, Documents documents, ViewCodec codec, List<Recorded<Event>> events) {
    this.projection = projection;
    this.documents = documents;
    this.codec = codec;
    this.events = List.copyOf(events);
    for (int number = 0; number < events.size(); number++) {
      work.add(workOf(number));
    }
    load(touched.keySet());
  }

  private List<Work<?>> workOf(int number) {
    List<Work<?>> todo = new ArrayList<>();
    for (Fold<?> fold : projection.folds()) {
      for (ViewKey key : fold.keys(events.get(number).event())) {
        todo.add(new Work<>(fold, key));
        touched.computeIfAbsent(key, unseen -> new BitSet()).set(number);
      }
    }
    return todo;
  }

  /** One read per collection. */
  private void load(Collection<ViewKey> keys) {
    Map<ViewType<?>, Map<String, ViewKey>> wanted = new LinkedHashMap<>();
    for (ViewKey key : keys) {
      if (!slots.containsKey(key)) {
        wanted.computeIfAbsent(key.type(), type -> new LinkedHashMap<>()).put(key.id(), key);
      }
    }
    wanted.forEach(
        (type, byId) -> {
          Map<String, Stored> found = documents.read(type, byId.keySet());
          byId.forEach(
              (id, key) -> {
                Stored stored = found.get(id);
                slots.put(key, new Slot(key, stored == null ? Stored.absent(id) : stored, codec));
              });
        });
  }

  List<Recorded<Event>> events() {
    return events;
  }

  Map<ViewKey, BitSet> touched() {
    return touched;
  }

  /** Applies the event of this number to every document it touches. */
  void fold(int number) {
    Recorded<Event> event = events.get(number);
    work.get(number).forEach(todo -> fold(todo, event));
  }

  // A fold may fail in any way; whichever it is, only its own document may stand still.
  private <V> void fold(Work<V> todo, Recorded<Event> event) {
    Slot slot = slot(todo.key());
    if (slot.hasSeen(event)) {
      return;
    }
    Blocked blocked = slot.blocked();
    if (blocked != null) {
      slot.miss(blocked, event);
      return;
    }
    try {
      V view = slot.view(todo.fold().type());
      slot.fold(todo.fold().apply(todo.key(), view, event), event.position());
    } catch (RuntimeException failure) {
      slot.block(failure, List.of(event));
    }
  }

  /** Computes the totals of everything the events touched, level by level. */
  void total() {
    seal(touched.keySet());
    for (Total<?> total : projection.totals()) {
      Map<ViewKey, Set<ViewKey>> parts = partsByTotal(total);
      load(parts.keySet());
      awaitParts(parts);
      new Level<>(total, parts).set();
      seal(parts.keySet());
    }
  }

  private Map<ViewKey, Set<ViewKey>> partsByTotal(Total<?> total) {
    Map<ViewKey, Set<ViewKey>> parts = new LinkedHashMap<>();
    for (ViewKey part : List.copyOf(touched.keySet())) {
      try {
        for (ViewKey key : total.totalsOf(part, this)) {
          parts.computeIfAbsent(key, unseen -> new LinkedHashSet<>()).add(part);
        }
      } catch (RuntimeException failure) {
        // Where the part belongs can't be told, so that what it became must not be shown either.
        slot(part).revert(failure, touching(part));
        seal(List.of(part));
      }
    }
    parts.forEach(
        (key, itsParts) -> {
          BitSet numbers = touched.computeIfAbsent(key, unseen -> new BitSet());
          itsParts.forEach(part -> numbers.or(bits(part)));
        });
    return parts;
  }

  /** Adds the parts that an earlier batch could not bring into their total. */
  private void awaitParts(Map<ViewKey, Set<ViewKey>> parts) {
    parts.forEach(
        (total, itsParts) -> {
          Slot slot = slot(total);
          slot.pending().stream().map(this::key).forEach(itsParts::add);
          slot.awaits(itsParts.stream().map(Slot::name).collect(Collectors.toCollection(TreeSet::new)));
        });
    load(parts.values().stream().flatMap(Set::stream).toList());
  }

  private ViewKey key(String name) {
    int slash = name.indexOf('/');
    String type = name.substring(0, slash);
    return projection
        .types()
        .filter(each -> each.name().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no type " + type))
        .key(name.substring(slash + 1));
  }

  private void seal(Collection<ViewKey> keys) {
    keys.forEach(key -> slot(key).seal(touching(key)));
  }

  /** One kind of total over what this batch touched. */
  private final class Level<V> {

    private final Total<V> total;
    private final Map<ViewKey, Set<ViewKey>> parts;
    private final long last = events.getLast().position();

    Level(Total<V> total, Map<ViewKey, Set<ViewKey>> parts) {
      this.total = total;
      this.parts = parts;
    }

    void set() {
      Map<ViewKey, Set<ViewKey>> needs = loadNeeds();
      parts.forEach(
          (key, itsParts) -> {
            Set<ViewKey> seen = new LinkedHashSet<>(itsParts);
            seen.addAll(needs.getOrDefault(key, Set.of()));
            Slot slot = slot(key);
            if (isAhead(slot) || seen.stream().map(Batch.this::slot).anyMatch(this::isAhead)) {
              slot.postpone();
            } else if (needs.containsKey(key)) {
              set(slot, itsParts, seen);
            }
          });
    }

    /** What each total wants to see, read until none wants more; a total that fails is left out. */
    private Map<ViewKey, Set<ViewKey>> loadNeeds() {
      Map<ViewKey, Set<ViewKey>> needs = new LinkedHashMap<>();
      parts.keySet().forEach(key -> needs.put(key, Set.of()));
      Set<ViewKey> missing;
      do {
        missing = new LinkedHashSet<>();
        for (ViewKey key : List.copyOf(needs.keySet())) {
          try {
            Set<ViewKey> wanted = total.needs(key, part(key), Batch.this);
            needs.put(key, wanted);
            wanted.stream().filter(need -> !has(need)).forEach(missing::add);
          } catch (RuntimeException failure) {
            needs.remove(key);
            slot(key).block(failure, touching(key));
          }
        }
        load(missing);
      } while (!missing.isEmpty());
      return needs;
    }

    private void set(Slot slot, Set<ViewKey> itsParts, Set<ViewKey> seen) {
      try {
        slot.set(
            total.total(slot.key(), itsParts, Batch.this),
            itsParts.stream()
                .mapToLong(part -> slot(part).reach())
                .reduce(slot.position(), Math::max),
            Incomplete.of(slot, seen.stream().map(Batch.this::slot).toList()));
      } catch (RuntimeException failure) {
        slot.block(failure, touching(slot.key()));
      }
    }

    private Set<ViewKey> part(ViewKey key) {
      return parts.getOrDefault(key, Set.of());
    }

    /**
     * Comes from a flush that was interrupted: it contains events beyond this batch, which will be
     * delivered again. A total set now would contain them for one part and not for another.
     */
    private boolean isAhead(Slot slot) {
      return slot.isPostponed() || slot.reach() > last;
    }
  }

  /**
   * Writes what has changed, collection by collection, parts before totals.
   *
   * @throws com.mongodb.MongoBulkWriteException when another owner has written a document meanwhile
   */
  void write(Checkpoint checkpoint) {
    Map<ViewType<?>, List<RawBsonDocument>> byType = new LinkedHashMap<>();
    projection.types().forEach(type -> byType.put(type, new ArrayList<>()));
    for (ViewKey key : touched.keySet()) {
      RawBsonDocument sealed = slot(key).sealed();
      if (sealed != null) {
        byType.computeIfAbsent(key.type(), type -> new ArrayList<>()).add(sealed);
      }
    }
    byType.forEach(
        (type, replacements) -> {
          if (!replacements.isEmpty()) {
            documents.write(type, replacements);
            checkpoint.passed(type.name());
          }
        });
  }

  /**
   * The hot documents the events touched, as they lie in MongoDB now. Also those that had seen the
   * events before: the flush that wrote them may have ended before Redis had them.
   */
  List<HotValue> hot() {
    List<HotValue> values = new ArrayList<>();
    for (HotView<?> hot : projection.hot()) {
      for (ViewKey key : touched.keySet()) {
        if (key.type().equals(hot.type()) && !slot(key).isPostponed()) {
          values.add(HotValue.of(hot.slot().apply(key), slot(key).current(), codec));
        }
      }
    }
    return values;
  }

  /** How many documents this batch found or made blocked. */
  int blocked() {
    return (int) slots.values().stream().filter(slot -> slot.blocked() != null).count();
  }

  @Override
  public boolean has(ViewKey key) {
    return slots.containsKey(key);
  }

  @Override
  public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
    return slot(key).view(type);
  }

  private Slot slot(ViewKey key) {
    Slot slot = slots.get(key);
    if (slot == null) {
      throw new IllegalStateException(key + " was not read");
    }
    return slot;
  }

  private BitSet bits(ViewKey key) {
    return touched.getOrDefault(key, new BitSet());
  }

  private List<Recorded<Event>> touching(ViewKey key) {
    return bits(key).stream().mapToObj(events::get).toList();
  }
}
