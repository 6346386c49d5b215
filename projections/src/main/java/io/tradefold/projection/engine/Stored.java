package io.tradefold.projection.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document as it lies in MongoDB: {@code {_id, position, version, view, blocked, incomplete,
 * pending}}.
 *
 * @param id what {@code _id} holds
 * @param position of the last event the view contains; for a total, of the last event its parts
 *     contain
 * @param version how often it has been written: the guard against a writer that has lost its claim
 * @param view left out when there is nothing to show. The document stays all the same, because its
 *     position keeps an event from being applied twice
 * @param blocked left out when nothing is amiss
 * @param incomplete for a total: its parts that are blocked or incomplete themselves, by {@code
 *     <type>/<id>}, each with the instant since when it has been missing events
 * @param pending for a total: the parts that have changed since it was last set, by {@code
 *     <type>/<id>}. Empty unless it could not be set at once
 */
public record Stored(
    String id,
    long position,
    long version,
    @Nullable Document view,
    @Nullable Blocked blocked,
    Map<String, Instant> incomplete,
    Set<String> pending) {

  /** Below every position. */
  static final long NOTHING = -1;

  static Stored absent(String id) {
    return new Stored(id, NOTHING, 0, null, null, Map.of(), Set.of());
  }

  boolean isAbsent() {
    return version == 0;
  }

  /** Events up to here are done with: contained, or counted as missed. */
  public long reach() {
    return Blocked.reach(position, blocked);
  }

  public static Stored from(Document document) {
    Map<String, Instant> incomplete = new TreeMap<>();
    for (Document part : document.getList("incomplete", Document.class, List.of())) {
      incomplete.put(part.getString("part"), Instant.parse(part.getString("at")));
    }
    return new Stored(
        document.getString("_id"),
        document.getLong("position"),
        document.getLong("version"),
        document.get("view", Document.class),
        Blocked.from(document.get("blocked", Document.class)),
        incomplete,
        new TreeSet<>(document.getList("pending", String.class, List.of())));
  }

  public Document toDocument() {
    Document document =
        new Document("_id", id).append("position", position).append("version", version);
    if (view != null) {
      document.append("view", view);
    }
    if (blocked != null) {
      document.append("blocked", blocked.toDocument());
    }
    if (!incomplete.isEmpty()) {
      document.append(
          "incomplete",
          incomplete.entrySet().stream()
              .map(
                  part ->
                      new Document("part", part.getKey()).append("at", part.getValue().toString()))
              .toList());
    }
    if (!pending.isEmpty()) {
      document.append("pending", List.copyOf(pending));
    }
    return document;
  }
}
