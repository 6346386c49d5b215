package io.tradefold.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Keeps the aggregates used last, so that a busy one is not read from the log at every command. */
final class BoundedCache implements Cache {

  private final Map<Object, Object> entries;
  private final BiPredicate<Object, Object> isCurrent;

  /**
   * @param capacity how many entries it keeps
   * @param isCurrent whether the entry of a key still says how things are; one that does not is
   *     thrown away when it is asked for
   */
  BoundedCache(int capacity, BiPredicate<Object, Object> isCurrent) {
    this.isCurrent = isCurrent;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > capacity;
          }
        };
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <K, V> @Nullable V get(K key) {
    V entry = (V) known(key);
    if (entry != null && !isCurrent.test(key, entry)) {
      remove(key);
      return null;
    }
    return entry;
  }

  private synchronized @Nullable Object known(Object key) {
    return entries.get(key);
  }

  @Override
  public synchronized void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public synchronized boolean putIfAbsent(Object key, Object value) {
    return entries.putIfAbsent(key, value) == null;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public synchronized <T> T computeIfAbsent(Object key, Supplier<T> supplier) {
    return (T) entries.computeIfAbsent(key, _ -> supplier.get());
  }

  @Override
  @SuppressWarnings("unchecked")
  public synchronized <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.computeIfPresent(key, (_, value) -> update.apply((V) value));
  }

  @Override
  public synchronized boolean remove(Object key) {
    return entries.remove(key) != null;
  }

  @Override
  public synchronized void removeAll() {
    entries.clear();
  }

  @Override
  public synchronized boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  /** Nothing expires, and nobody listens. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> true;
  }
}
