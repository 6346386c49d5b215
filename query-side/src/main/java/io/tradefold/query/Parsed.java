package io.tradefold.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What hot views said when they were last understood. Their text is fetched for every answer all
 * the same; this saves parsing a text that has not changed, which took most of an overview's time.
 * So nothing here is ever stale.
 */
final class Parsed {

  /** Of text; understood it takes a few times as much. */
  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

  private final Map<String, Understood> known = new ConcurrentHashMap<>();
  private final AtomicLong characters = new AtomicLong();

  private record Understood(Class<?> shape, String text, @Nullable Stored<?> stored) {}

  /**
   * @param place where the text was found
   * @param parse understands the text; null when it holds no view
   */
  @SuppressWarnings("unchecked") // of that shape
  <V> @Nullable Stored<V> of(
      String place, Class<V> shape, String text, Supplier<@Nullable Stored<V>> parse) {
    Understood last = known.get(place);
    if (last != null && last.shape == shape && last.text.equals(text)) {
      return (Stored<V>) last.stored;
    }
    Stored<V> stored = parse.get();
    keep(place, new Understood(shape, text, stored));
    return stored;
  }

  private void keep(String place, Understood understood) {
    if (characters.addAndGet(understood.text.length()) > MOST_CHARACTERS) {
      // Rarely; what is still asked for comes back with the next answer.
      known.clear();
      characters.set(understood.text.length());
    }
    Understood replaced = known.put(place, understood);
    if (replaced != null) {
      characters.addAndGet(-replaced.text.length());
    }
  }
}
