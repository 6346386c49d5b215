package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What a range is divided into. Weeks start on Monday. */
public enum Bucket {
  DAY,
  WEEK,
  MONTH;

  /**
   * @throws InvalidValue when it is none of {@code day}, {@code week}, {@code month}
   */
  @JsonCreator
  public static Bucket of(String text) {
    for (Bucket bucket : values()) {
      if (bucket.text().equals(text)) {
        return bucket;
      }
    }
    throw new InvalidValue(text, "one of day, week, month");
  }

  /** As in queries: {@code week}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the bucket a day is in: of Wednesday 2026-03-04 the week's is 2026-03-02. */
  LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** The start of the bucket after the one that starts here. */
  LocalDate next(LocalDate start) {
    return switch (this) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
    };
  }
}
