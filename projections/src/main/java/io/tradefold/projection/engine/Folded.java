package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One document of a {@link Refold}, as far as it has been folded. */
public final class Folded {

  private final ViewKey key;
  private final ViewCodec codec;
  private @Nullable Object view;

  /** The view as it was kept in the file, until somebody looks at it. */
  private @Nullable Document kept;

  private long position;
  private @Nullable Blocked blocked;
  private Map<String, Instant> incomplete;
  private boolean changed;
  private int weight;

  /**
   * @param weight roughly how many facts it holds
   */
  Folded(ViewKey key, Stored stored, int weight, ViewCodec codec) {
    this.key = key;
    this.codec = codec;
    this.kept = stored.view();
    this.position = stored.position();
    this.blocked = stored.blocked();
    this.incomplete = stored.incomplete();
    this.weight = weight;
  }

  ViewKey key() {
    return key;
  }

  <V> @Nullable V view(ViewType<V> type) {
    if (kept != null) {
      view = codec.toView(kept, type.shape());
      kept = null;
    }
    return type.shape().cast(view);
  }

  long reach() {
    return Blocked.reach(position, blocked);
  }

  boolean isChanged() {
    return changed;
  }

  int weight() {
    return weight;
  }

  void grow(int facts) {
    weight += facts;
  }

  Map<String, Instant> incomplete() {
    return incomplete;
  }

  Part part() {
    return new Part(key, Part.since(blocked, incomplete));
  }

  // A fold may fail in any way; whichever it is, only its own document may stand still.
  <V> void fold(Fold<V> fold, Recorded<Event> event) {
    changed = true;
    if (blocked != null) {
      blocked = blocked.missing(List.of(event));
      return;
    }
    try {
      V before = view(fold.type());
      become(fold.apply(key, before, event), event.position());
    } catch (RuntimeException failure) {
      block(failure, event);
    }
  }

  /** Set whole from its parts. */
  void set(@Nullable Object newView, long newPosition, Map<String, Instant> newIncomplete) {
    become(newView, Math.max(position, newPosition));
    blocked = null;
    incomplete = newIncomplete;
    changed = true;
  }

  private void become(@Nullable Object newView, long newPosition) {
    view = newView;
    kept = null;
    position = newPosition;
  }

  void block(Throwable failure, Recorded<Event> event) {
    blocked = blocked == null ? Blocked.by(failure, List.of(event)) : blocked;
    changed = true;
  }

  /** As it would be stored by its first write. */
  public Stored stored() {
    Document document = view == null ? kept : codec.toDocument(view);
    return new Stored(key.id(), position, 1, document, blocked, incomplete, Set.of());
  }

  /** It has been put into the file as it is now. */
  void kept(int newWeight) {
    changed = false;
    weight = newWeight;
  }
}
