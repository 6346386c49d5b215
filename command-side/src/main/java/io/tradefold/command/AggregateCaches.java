package io.tradefold.command;

import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;

/** Makes the caches of aggregates. */
public final class AggregateCaches {

  private AggregateCaches() {}

  /** A cache of the aggregates used last; of none when the size is 0. */
  public static Cache ofSize(int size) {
    return size <= 0 ? NoCache.INSTANCE : new BoundedCache(size);
  }
}
