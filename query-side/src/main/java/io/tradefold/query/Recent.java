package io.tradefold.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was last made for each place, up to a weight of all together. Whoever asks has to see for
 * themselves whether it is still what they would make: nothing here knows when it is not.
 */
public final class Recent<V> {

  private final long most;
  private final Map<String, Weighed<V>> known = new ConcurrentHashMap<>();
  private final AtomicLong weight = new AtomicLong();

  private record Weighed<V>(V value, long weight) {}

  /**
   * @param most of all weights together
   */
  public Recent(long most) {
    this.most = most;
  }

  /**
   * @return null when there is nothing, or nothing any more
   */
  public @Nullable V at(String place) {
    Weighed<V> found = known.get(place);
    return found == null ? null : found.value;
  }

  /** Takes the place of what was there. When all grows too heavy, the rest is forgotten. */
  public void put(String place, V value, long itsWeight) {
    if (weight.addAndGet(itsWeight) > most) {
      // Rarely; what is still asked for comes back when it is asked for.
      known.clear();
      weight.set(itsWeight);
    }
    Weighed<V> replaced = known.put(place, new Weighed<>(value, itsWeight));
    if (replaced != null) {
      weight.addAndGet(-replaced.weight);
    }
  }
}
