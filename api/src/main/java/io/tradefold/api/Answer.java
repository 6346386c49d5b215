package io.tradefold.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a query found, and whether it misses anything.
 *
 * @param found null when there is no such thing
 * @param blockedAt since when a document it rests on has been missing events, because its fold
 *     failed; null when none has
 */
public record Answer<V>(@Nullable V found, @Nullable Instant blockedAt) {

  /** There is no such thing. */
  public static <V> Answer<V> nothing() {
    return new Answer<>(null, null);
  }
}
