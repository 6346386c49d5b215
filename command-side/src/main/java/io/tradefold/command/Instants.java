package io.tradefold.command;

import io.tradefold.api.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Business times as they come from outside. */
public final class Instants {

  private Instants() {}

  /**
   * An ISO-8601 time with a zone, {@code 2026-03-01T15:30:00Z} or {@code 2026-03-01T10:30-05:00},
   * not before 1970.
   *
   * @throws InvalidValue when it is anything else
   */
  public static Instant parse(String text) {
    try {
      Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
      if (!instant.isBefore(Instant.EPOCH)) {
        return instant;
      }
    } catch (DateTimeException _) {
      // Said below, as for an instant too early.
    }
    throw new InvalidValue(
        text, "an ISO-8601 time with 'Z' or an offset, such as 2026-03-01T15:30:00Z, from 1970 on");
  }
}
