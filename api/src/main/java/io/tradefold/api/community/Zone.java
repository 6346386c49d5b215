package io.tradefold.api.community;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * A time zone by its IANA name, which decides where a day begins. Offsets such as {@code +02:00}
 * are not zones: they know no daylight saving.
 */
public record Zone(@JsonValue String value) {

  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

  public Zone {
    if (!KNOWN.contains(value)) {
      throw new InvalidValue(value, "an IANA time zone such as 'Europe/Berlin'");
    }
  }

  @JsonCreator
  public static Zone of(String value) {
    return new Zone(value);
  }

  public ZoneId id() {
    return ZoneId.of(value);
  }

  /**
   * The day an instant falls on here: 2026-03-01T02:00Z is still February in New York.
   *
   * @throws DateTimeException outside the supported range
   */
  public LocalDate dayOf(Instant instant) {
    return instant.atZone(id()).toLocalDate();
  }

  @Override
  public String toString() {
    return value;
  }
}
