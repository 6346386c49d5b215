package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document computed from other documents of the same projection, after they have been written. It
 * is always set whole, never changed by a difference: setting it twice is setting it once. Pure.
 */
public interface Total<V> {

  ViewType<V> type();

  /**
   * The totals a part belongs to; empty when the part is none of this total's.
   *
   * @param views holds the part as it is now, for what its key alone does not tell
   */
  Set<ViewKey> totalsOf(ViewKey part, Views views);

  /**
   * Further documents the total wants to see, given those it can see already. Asked again until it
   * names nothing new. The total itself and its changed parts are always there.
   */
  Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views);

  /**
   * The total now.
   *
   * @param views holds the total as it was, its changed parts as they are now, and what it needs
   * @return null when there is none any more
   */
  @Nullable V total(ViewKey total, Set<ViewKey> changedParts, Views views);
}
