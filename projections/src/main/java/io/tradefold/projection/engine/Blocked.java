package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Why a document stands still: its fold or total failed on an event. The document is kept as it was
 * before that event, and the events it misses are counted.
 *
 * @param at when the first event it misses was recorded
 * @param position of that event
 * @param error what failed
 * @param eventType the class of that event
 * @param missed how many events it misses so far
 * @param through the position of the last event it misses
 */
public record Blocked(
    Instant at, long position, String error, String eventType, long missed, long through) {

  private static final int LONGEST_ERROR = 1_000;

  /**
   * @param events those it misses, in order; at least one
   */
  static Blocked by(Throwable failure, List<Recorded<Event>> events) {
    Recorded<Event> first = events.getFirst();
    String error = failure.toString();
    return new Blocked(
        first.at(),
        first.position(),
        error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + "…",
        first.event().getClass().getName(),
        events.size(),
        events.getLast().position());
  }

  /** Events up to here are done with: contained, or counted as missed. */
  static long reach(long position, @Nullable Blocked blocked) {
    return blocked == null ? position : Math.max(position, blocked.through());
  }

  /** Missing these too; events it already counts are not counted twice. */
  Blocked missing(List<Recorded<Event>> events) {
    List<Recorded<Event>> more =
        events.stream().filter(event -> event.position() > through).toList();
    return more.isEmpty()
        ? this
        : new Blocked(
            at, position, error, eventType, missed + more.size(), more.getLast().position());
  }

  Document toDocument() {
    return new Document("at", at.toString())
        .append("position", position)
        .append("error", error)
        .append("eventType", eventType)
        .append("missed", missed)
        .append("through", through);
  }

  static @Nullable Blocked from(@Nullable Document document) {
    return document == null
        ? null
        : new Blocked(
            Instant.parse(document.getString("at")),
            document.getLong("position"),
            document.getString("error"),
            document.getString("eventType"),
            document.getLong("missed"),
            document.getLong("through"));
  }
}
