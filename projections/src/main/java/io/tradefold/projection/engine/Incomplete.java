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
   * @param before by name of the part
   * @param parts those the total has just looked at
   */
  static Map<String, Instant> of(Map<String, Instant> before, Collection<Part> parts) {
    if (before.isEmpty() && parts.stream().allMatch(part -> part.missingSince() == null)) {
      return Map.of();
    }
    Map<String, Instant> now = new TreeMap<>(before);
    for (Part part : parts) {
      Instant since = part.missingSince();
      if (since == null) {
        now.remove(part.key().name());
      } else {
        now.put(part.key().name(), since);
      }
    }
    return now;
  }
}
