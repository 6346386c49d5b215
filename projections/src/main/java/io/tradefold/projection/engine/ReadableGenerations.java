package io.tradefold.projection.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which generations of a projection count when it is said how far it has come: all that an answer
 * may rest on. That is what serves, what may serve from any moment on, and what has done so until a
 * moment ago.
 */
final class ReadableGenerations {

  /** Longer than an answer that began with a generation looks at its name. */
  private static final Duration STILL_READ = Duration.ofSeconds(1);

  private final Map<GenerationId, Long> readableAt = new HashMap<>();

  List<Followed> of(String projection, Alias alias, Function<GenerationId, Followed> followed) {
    long now = System.nanoTime();
    alias.readable().forEach(each -> readableAt.put(each, now));
    readableAt.values().removeIf(at -> now - at > STILL_READ.toNanos());
    return readableAt.keySet().stream()
        .filter(each -> each.projection().equals(projection))
        .map(followed)
        .toList();
  }
}
