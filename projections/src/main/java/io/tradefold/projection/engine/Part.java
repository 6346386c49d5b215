package io.tradefold.projection.engine;

import io.tradefold.api.ViewKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as the totals over it see it.
 *
 * @param missingSince since when it has been missing events, itself or through a part of its own;
 *     null when it misses none
 */
record Part(ViewKey key, @Nullable Instant missingSince) {

  /** The earliest of its own failure and those of its parts. */
  static @Nullable Instant since(@Nullable Blocked blocked, Map<String, Instant> incomplete) {
    return incomplete.values().stream()
        .reduce(
            blocked == null ? null : blocked.at(),
            (earliest, at) -> earliest == null || at.isBefore(earliest) ? at : earliest);
  }
}
