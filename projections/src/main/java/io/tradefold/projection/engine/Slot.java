package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One document during one batch: as it was read, and as it has become. */
final class Slot {

  private final ViewKey key;
  private final Stored loaded;
  private final ViewCodec codec;

  private @Nullable Object view;
  private boolean decoded;
  private boolean viewChanged;
  private long position;
  private @Nullable Blocked blocked;
  private Map<String, Instant> incomplete;
  private Set<String> pending;
  private Set<String> awaited = Set.of();
  private boolean changed;
  private boolean postponed;
  private @Nullable Stored mended;
  private Stored current;
  private @Nullable RawBsonDocument sealed;

  Slot(ViewKey key, Stored loaded, ViewCodec codec) {
    this.key = key;
    this.loaded = loaded;
    this.codec = codec;
    this.position = loaded.position();
    this.blocked = loaded.blocked();
    this.incomplete = loaded.incomplete();
    this.pending = loaded.pending();
    this.current = loaded;
  }

  /** As an earlier batch has left it. */
  Slot(ViewKey key, Kept.Document left, ViewCodec codec) {
    this(key, left.stored(), codec);
    this.view = left.view();
    this.decoded = left.decoded();
  }

  /** For the next batch, once it is written. */
  void keep(Kept kept) {
    if (sealed != null) {
      int bytes = sealed.getByteBuffer().remaining();
      kept.put(key, new Kept.Document(current, view, decoded, bytes));
    }
  }

  ViewKey key() {
    return key;
  }

  /**
   * @throws RuntimeException when what is stored is no view of this type
   */
  <V> @Nullable V view(ViewType<V> type) {
    if (!decoded) {
      Document stored = mended == null ? loaded.view() : mended.view();
      view = stored == null ? null : codec.toView(stored, type.shape());
      decoded = true;
    }
    return type.shape().cast(view);
  }

  /** Whether the document has seen the event before this batch. */
  boolean hasSeen(Recorded<Event> event) {
    return event.position() <= loaded.reach();
  }

  /** Events up to here are done with: contained, or counted as missed. */
  long reach() {
    return Blocked.reach(position, blocked);
  }

  long position() {
    return position;
  }

  @Nullable Blocked blocked() {
    return blocked;
  }

  Map<String, Instant> incomplete() {
    return incomplete;
  }

  Part part() {
    return new Part(key, Part.since(blocked, incomplete));
  }

  /** Folded one event further. */
  void fold(@Nullable Object newView, long newPosition) {
    view = newView;
    decoded = true;
    viewChanged = true;
    position = newPosition;
    changed = true;
  }

  Set<String> pending() {
    return pending;
  }

  /**
   * These parts have changed since the total was last set. They stay pending until it is: the next
   * batch may not touch them.
   */
  void awaits(Set<String> parts) {
    awaited = parts;
    pending = parts;
  }

  /**
   * It is a total that an earlier batch postponed and this one has not set: what rests on it has to
   * wait as well. A blocked one is not waited for.
   */
  boolean isAwaiting() {
    return blocked == null && !pending.isEmpty();
  }

  /** Set whole from its parts. */
  void set(@Nullable Object newView, long newPosition, Map<String, Instant> newIncomplete) {
    fold(newView, newPosition);
    blocked = null;
    incomplete = newIncomplete;
    pending = Set.of();
  }

  /** Blocked before, and missing this event too. */
  void miss(Blocked before, Recorded<Event> event) {
    blocked = before.missing(List.of(event));
    changed = true;
  }

  /** Stands still at what it is now, missing these events. */
  void block(Throwable failure, List<Recorded<Event>> events) {
    blocked = blocked == null ? Blocked.by(failure, events) : blocked.missing(events);
    changed = true;
  }

  /** Stands still at what it was before the batch, missing these events. */
  void revert(Throwable failure, List<Recorded<Event>> events) {
    view = null;
    decoded = false;
    viewChanged = false;
    position = loaded.position();
    incomplete = loaded.incomplete();
    pending = awaited;
    blocked = loaded.blocked();
    List<Recorded<Event>> unseen = events.stream().filter(event -> !hasSeen(event)).toList();
    block(failure, unseen.isEmpty() ? events : unseen);
  }

  /** As it follows from the log, whatever it was. */
  void mend(Stored folded) {
    mended = folded;
    position = folded.position();
    blocked = folded.blocked();
    changed = true;
  }

  boolean isNewlyBlocked() {
    return sealed != null && loaded.blocked() == null && current.blocked() != null;
  }

  boolean isMended() {
    return sealed != null && loaded.blocked() != null && current.blocked() == null;
  }

  /** Left as it is because a part of it is ahead: a later batch sets it. */
  void postpone() {
    postponed = true;
    changed = true;
  }

  boolean isPostponed() {
    return postponed;
  }

  /**
   * Puts what it has become into the form that is written. What can't be written blocks the
   * document. One that came and went within the batch leaves its position all the same: the events
   * may be delivered again one by one.
   *
   * @param events those of the batch that concern it
   */
  void seal(Supplier<List<Recorded<Event>>> events) {
    if (!changed) {
      return;
    }
    try {
      current = next();
      sealed = Documents.encode(current);
    } catch (RuntimeException failure) {
      revert(failure, events.get());
      current = next();
      sealed = Documents.encode(current);
    }
  }

  private Stored next() {
    return new Stored(
        key.id(), position, loaded.version() + 1, viewNow(), blocked, incomplete, pending);
  }

  private @Nullable Document viewNow() {
    if (viewChanged) {
      return view == null ? null : codec.toDocument(view);
    }
    return mended == null ? loaded.view() : mended.view();
  }

  /** As it is written by this batch; null when this batch doesn't. */
  @Nullable RawBsonDocument sealed() {
    return sealed;
  }

  /** As it lies in the store once the batch is written. */
  Stored current() {
    return current;
  }
}
