package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents at hand in one batch, and which events of the batch concern which of them. */
final class Slots implements Views {

  private final Documents documents;
  private final ViewCodec codec;
  private final Kept kept;
  private final List<Recorded<Event>> events;
  private final Map<ViewKey, Slot> slots = new HashMap<>();

  /** By document, the numbers of the events in the batch. */
  private final Map<ViewKey, BitSet> touched = new LinkedHashMap<>();

  Slots(Documents documents, ViewCodec codec, Kept kept, List<Recorded<Event>> events) {
    this.documents = documents;
    this.codec = codec;
    this.kept = kept;
    this.events = events;
  }

  /** Reads those that are not at hand yet and have not been kept, one read per collection. */
  void load(Collection<ViewKey> keys) {
    Map<ViewType<?>, Map<String, ViewKey>> wanted = new LinkedHashMap<>();
    for (ViewKey key : keys) {
      if (!has(key) && !takeKept(key)) {
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

  private boolean takeKept(ViewKey key) {
    Kept.Document document = kept.get(key);
    if (document == null) {
      return false;
    }
    slots.put(key, new Slot(key, document, codec));
    return true;
  }

  /** Keeps what has been written for the batches to come. */
  void keep() {
    touched.keySet().forEach(key -> slot(key).keep(kept));
  }

  Slot slot(ViewKey key) {
    Slot slot = slots.get(key);
    if (slot == null) {
      throw new IllegalStateException(key + " was not read");
    }
    return slot;
  }

  Collection<Slot> all() {
    return slots.values();
  }

  /** The event of this number concerns the document. */
  void touch(ViewKey key, int number) {
    numbers(key).set(number);
  }

  /** It has changed without an event. */
  void touch(ViewKey key) {
    numbers(key);
  }

  /** What concerns its parts concerns a total. */
  void touch(ViewKey total, Set<ViewKey> parts) {
    parts.stream().filter(touched::containsKey).forEach(part -> numbers(total).or(numbers(part)));
  }

  private BitSet numbers(ViewKey key) {
    return touched.computeIfAbsent(key, unseen -> new BitSet());
  }

  /** What events of the batch concern, whether they changed it or not. */
  List<ViewKey> touched() {
    return List.copyOf(touched.keySet());
  }

  /** The events of the batch that concern the document, in order. */
  List<Recorded<Event>> touching(ViewKey key) {
    return touched.getOrDefault(key, new BitSet()).stream().mapToObj(events::get).toList();
  }

  /** Puts documents into the form they are written in. */
  void seal(Collection<ViewKey> keys) {
    keys.forEach(key -> slot(key).seal(() -> touching(key)));
  }

  @Override
  public boolean has(ViewKey key) {
    return slots.containsKey(key);
  }

  @Override
  public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
    return slot(key).view(type);
  }
}
