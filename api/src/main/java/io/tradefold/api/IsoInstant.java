package io.tradefold.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Reads instants the way {@link Instant#toString} writes them, many times faster than {@link
 * Instant#parse}: a third of reading an event was spent there.
 */
public final class IsoInstant {

  /** {@code 2026-03-02T15:30:00} */
  private static final int SECONDS_END = 19;

  private static final int SECONDS_A_DAY = 86_400;
  private static final int MOST_DIGITS = 9;

  private IsoInstant() {}

  /**
   * {@code 2026-03-02T15:30:00.5Z} is half a second past half past three; what is written in
   * another way is left to {@link Instant#parse}.
   *
   * @throws DateTimeParseException when it is no instant
   */
  public static Instant parse(String text) {
    return isUsual(text) ? read(text) : Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    int length = text.length();
    return length > SECONDS_END
        && length != SECONDS_END + 2
        && length <= SECONDS_END + 2 + MOST_DIGITS
        && text.charAt(length - 1) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (length == SECONDS_END + 1 || text.charAt(SECONDS_END) == '.')
        && areDigits(text, 0, 4)
        && areDigits(text, 5, 7)
        && areDigits(text, 8, 10)
        && areDigits(text, 11, 13)
        && areDigits(text, 14, 16)
        && areDigits(text, 17, SECONDS_END)
        && areDigits(text, SECONDS_END + 1, length - 1)
        && isThere(text);
  }

  /** Days that are in every month, and no leap second: the rest is rare enough. */
  private static boolean isThere(String text) {
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 28 + (month == 2 ? 0 : 2)
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, SECONDS_END) < 60;
  }

  private static Instant read(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    long second =
        number(text, 11, 13) * 3_600L + number(text, 14, 16) * 60L + number(text, 17, SECONDS_END);
    int end = text.length() - 1;
    long nanos = end > SECONDS_END ? number(text, SECONDS_END + 1, end) : 0;
    for (int digits = end - SECONDS_END - 1; digits < MOST_DIGITS && nanos > 0; digits++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(day * SECONDS_A_DAY + second, nanos);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
