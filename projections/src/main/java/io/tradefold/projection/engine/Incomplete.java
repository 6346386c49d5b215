package io.tradefold.projection.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Which parts of a total miss events, and since when. */
final class Incomplete {

  private Incomplete() {}

  /**
   * What was amiss before, corrected by the parts that are at hand now.
   *
   * @param parts those the total has just looked at
   */
  static Map<String, Instant> of(Slot total, Collection<Slot> parts) {
    if (total.incomplete().isEmpty()
        && parts.stream().allMatch(part -> part.missingSince() == null)) {
      return Map.of();
    }
    Map<String, Instant> now = new TreeMap<>(total.incomplete());
    for (Slot part : parts) {
      Instant since = part.missingSince();
      if (since == null) {
        now.remove(Slot.name(part.key()));
      } else {
        now.put(Slot.name(part.key()), since);
      }
    }
    return now;
  }
}
