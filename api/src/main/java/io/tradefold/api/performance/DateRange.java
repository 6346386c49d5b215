package io.tradefold.api.performance;

import io.tradefold.api.InvalidValue;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Days from one to another, both included.
 *
 * @param from null for no bound
 * @param to null for no bound
 */
record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

  static final DateRange ALL_TIME = new DateRange(null, null);

  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

  /**
   * As asked for, but {@code to} beyond today is today.
   *
   * @throws InvalidValue when it ends before it begins, or begins before year 1
   */
  static DateRange until(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    if (from != null && from.isBefore(EARLIEST)) {
      throw new InvalidValue(from.toString(), "a date of year 1 or later");
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new InvalidValue(from.toString(), "a date not after 'to', which is " + to);
    }
    return new DateRange(from, to != null && to.isAfter(today) ? today : to);
  }

  boolean contains(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  boolean touches(YearMonth month) {
    return (from == null || !month.atEndOfMonth().isBefore(from))
        && (to == null || !month.atDay(1).isAfter(to));
  }

  /** Whether a bound lies within the month, so that part of it may be outside. */
  boolean cuts(YearMonth month) {
    return touches(month) && !(contains(month.atDay(1)) && contains(month.atEndOfMonth()));
  }
}
