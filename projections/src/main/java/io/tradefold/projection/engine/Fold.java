package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents an event touches, and how each changes. Pure: no clock, no I/O, no framework. The
 * same fold serves the live projection, the rebuild, the past and the proof.
 */
public interface Fold<V> {

  ViewType<V> type();

  /**
   * The documents of {@link #type()} that the event touches; empty when it is none of this fold's.
   */
  Set<ViewKey> keys(Event event);

  /**
   * The view after the event.
   *
   * @param key which of {@link #keys} this is
   * @param view as it was, or null when there is none yet
   * @return the view after it, or null when there is none any more
   */
  @Nullable V apply(ViewKey key, @Nullable V view, Recorded<? extends Event> event);
}
