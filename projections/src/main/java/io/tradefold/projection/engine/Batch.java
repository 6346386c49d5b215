package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the log on its way into documents: every document is read once, folded in memory,
 * and written once. Parts are written before the totals that rest on them.
 *
 * <p>Nothing here happens twice: an event a document has seen is skipped. Totals of such a document
 * are set again all the same, because the flush that wrote it may have ended before they were.
 */
final class Batch {

  private final Generation generation;
  private final Projection projection;
  private final Documents documents;
  private final List<Recorded<Event>> events;
  private final List<List<Work<?>>> work = new ArrayList<>();
  private final Slots slots;
  private final Holding holding;
  private final long last;
  private int next;

  private record Work<V>(Fold<V> fold, ViewKey key) {}

  /**
   * @param events in order of position, all of one segment; at least one
   * @param kept what earlier batches have left
   * @param holding tells which of them are folded
   */
  Batch(
      Generation generation,
      Documents documents,
      ViewCodec codec,
      Kept kept,
      List<Recorded<Event>> events,
      Holding holding) {
    this(generation, documents, codec, kept, events, holding, events.getLast().position());
    for (int number = 0; number < events.size(); number++) {
      work.add(workOf(number));
    }
    slots.load(slots.touched());
  }

  private Batch(
      Generation generation,
      Documents documents,
      ViewCodec codec,
      Kept kept,
      List<Recorded<Event>> events,
      Holding holding,
      long last) {
    this.generation = generation;
    this.projection = generation.projection();
    this.documents = documents;
    this.events = List.copyOf(events);
    this.slots = new Slots(documents, codec, kept, this.events);
    this.holding = holding;
    this.last = last;
  }

  /**
   * Without events: puts a document that was blocked right again, and with it the totals over it.
   *
   * @param last everything up to here is contained in what is not blocked
   * @param folded the document as it follows from the log; null for a total, which is computed from
   *     the parts it has been waiting for
   */
  static Batch mending(
      Generation generation,
      Documents documents,
      ViewCodec codec,
      Kept kept,
      long last,
      ViewKey key,
      @Nullable Folded folded) {
    Batch batch =
        new Batch(generation, documents, codec, kept, List.of(), new Holding(Map.of()), last);
    batch.slots.load(List.of(key));
    if (folded == null) {
      List<ViewKey> parts =
          batch.slots.slot(key).pending().stream().map(generation.projection()::key).toList();
      batch.slots.load(parts);
      parts.forEach(batch.slots::touch);
    } else {
      batch.slots.slot(key).mend(folded.stored());
      batch.slots.touch(key);
    }
    return batch;
  }

  // Whatever fails here, nobody knows which documents should stand still: all of the community do.
  private List<Work<?>> workOf(int number) {
    Recorded<Event> event = events.get(number);
    if (holding.misses(event)) {
      return List.of();
    }
    try {
      List<Work<?>> todo = new ArrayList<>();
      for (Fold<?> fold : projection.folds()) {
        fold.keys(event.event()).forEach(key -> todo.add(new Work<>(fold, key)));
      }
      todo.forEach(each -> slots.touch(each.key(), number));
      return todo;
    } catch (RuntimeException failure) {
      holding.hold(event, failure.toString());
      return List.of();
    }
  }

  /** Which communities stand still. */
  Holding holding() {
    return holding;
  }

  List<Recorded<Event>> events() {
    return events;
  }

  /**
   * Applies the next event to every document it touches.
   *
   * @param position of that event
   * @throws IllegalStateException when another one is next: each must be handled, in order
   */
  void fold(long position) {
    Recorded<Event> event = events.get(next);
    if (event.position() != position) {
      throw new IllegalStateException(event.position() + " is next, not " + position);
    }
    work.get(next++).forEach(todo -> fold(todo, event));
  }

  // A fold may fail in any way; whichever it is, only its own document may stand still.
  private <V> void fold(Work<V> todo, Recorded<Event> event) {
    Slot slot = slots.slot(todo.key());
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

  boolean isFolded() {
    return next == events.size();
  }

  /** Computes the totals of everything the events touched, level by level. */
  void total() {
    slots.seal(slots.touched());
    projection.totals().forEach(total -> new Level<>(projection, total, slots, last).set());
  }

  /**
   * Writes what has changed, collection by collection, parts before totals.
   *
   * @throws com.mongodb.MongoBulkWriteException when another owner has written a document meanwhile
   */
  void write(Checkpoint checkpoint) {
    Map<ViewType<?>, List<RawBsonDocument>> byType = new LinkedHashMap<>();
    projection.types().forEach(type -> byType.put(type, new ArrayList<>()));
    for (ViewKey key : slots.touched()) {
      RawBsonDocument sealed = slots.slot(key).sealed();
      if (sealed != null) {
        byType.computeIfAbsent(key.type(), type -> new ArrayList<>()).add(sealed);
      }
    }
    documents.noteBlocked(those(Slot::isNewlyBlocked));
    byType.forEach(
        (type, replacements) -> {
          if (!replacements.isEmpty()) {
            documents.write(type, replacements);
            checkpoint.passed(type.name());
          }
        });
    documents.noteMended(those(Slot::isMended));
    slots.keep();
  }

  private List<ViewKey> those(Predicate<Slot> which) {
    return slots.all().stream().filter(which).map(Slot::key).toList();
  }

  /**
   * The hot documents the events touched, as they lie in MongoDB now. Also those that had seen the
   * events before: the flush that wrote them may have ended before Redis had them.
   */
  List<HotValue> hot() {
    List<HotValue> values = new ArrayList<>();
    for (HotView<?> hot : projection.hot()) {
      for (ViewKey key : slots.touched()) {
        Slot slot = slots.slot(key);
        if (key.type().equals(hot.type()) && !slot.isPostponed()) {
          values.add(HotValue.of(generation.slot(hot, key), slot.current()));
        }
      }
    }
    return values;
  }

  /** Names every document with each event that touched it, itself or through a part. */
  void eachTouch(BiConsumer<ViewKey, Recorded<Event>> consumer) {
    for (ViewKey key : slots.touched()) {
      slots.touching(key).forEach(event -> consumer.accept(key, event));
    }
  }

  /** How many documents this batch found or made blocked. */
  int blocked() {
    return (int) slots.all().stream().filter(slot -> slot.blocked() != null).count();
  }
}
