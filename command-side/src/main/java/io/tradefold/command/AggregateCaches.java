package io.tradefold.command;

import io.tradefold.api.LogHead;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Makes the caches of aggregates. */
public final class AggregateCaches {

  private AggregateCaches() {}

  /**
   * A cache of the aggregates used last; of none when the size is 0.
   *
   * <p>Where other processes append to the log too, an aggregate is taken from the cache only when
   * the log has no later event of it. Else a command could be refused on a state that has passed,
   * and nothing would be appended that could lose a race.
   *
   * @param store asked late: it is made after the caches
   */
  public static Cache ofSize(int size, LogHead log, Supplier<EventStore> store) {
    if (size <= 0) {
      return NoCache.INSTANCE;
    }
    return log.isShared()
        ? new BoundedCache(size, (key, entry) -> isLast(entry, store.get(), key.toString()))
        : new BoundedCache(size, (key, entry) -> true);
  }

  private static boolean isLast(Object entry, EventStore store, String aggregateId) {
    return entry instanceof AggregateCacheEntry<?> cached
        && store.lastSequenceNumberFor(aggregateId).equals(Optional.ofNullable(version(cached)));
  }

  /** The aggregate itself is in the entry: nothing is needed to make it anew. */
  private static Long version(AggregateCacheEntry<?> entry) {
    return entry.recreateAggregate(null, null, null, null).version();
  }
}
