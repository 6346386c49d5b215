package io.tradefold.query;

import io.tradefold.api.InvalidValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters; what can't be read is a {@link BadParameter} that names the parameter.
 */
public final class Parameters {

  private Parameters() {}

  /**
   * @param reader throws {@link InvalidValue} for what it can't read
   * @return null when it was left out
   */
  public static <T> @Nullable T value(
      String name, @Nullable String text, Function<String, T> reader) {
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (InvalidValue invalid) {
      throw new BadParameter(name, text, invalid.expected());
    }
  }

  /** As {@link #value}, where it can't be left out, as in a path. */
  public static <T> T required(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (InvalidValue invalid) {
      throw new BadParameter(name, text, invalid.expected());
    }
  }

  /** An ISO date: {@code 2026-03-01}. */
  public static @Nullable LocalDate date(String name, @Nullable String text) {
    return value(name, text, Parameters::date);
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1 || date.getYear() > 9999) {
        throw new InvalidValue(text, "a date between the years 1 and 9999");
      }
      return date;
    } catch (DateTimeParseException _) {
      throw new InvalidValue(text, "an ISO date such as 2026-03-01");
    }
  }

  /**
   * Checks that a range does not run backwards.
   *
   * @throws BadParameter naming both ends
   */
  public static void inOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && from.isAfter(to)) {
      throw new BadParameter(
          "from, to", from + ", " + to, "a range that begins no later than it ends");
    }
  }

  /** A whole number within bounds, {@code whenLeftOut} when it was left out. */
  public static int number(
      String name, @Nullable String text, int least, int most, int whenLeftOut) {
    if (text == null) {
      return whenLeftOut;
    }
    String expected = "a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new BadParameter(name, text, expected);
      }
      return number;
    } catch (NumberFormatException _) {
      throw new BadParameter(name, text, expected);
    }
  }

  /**
   * One of an enum's names.
   *
   * @param written how a constant is written in the parameter
   */
  public static <E extends Enum<E>> @Nullable E oneOf(
      String name, @Nullable String text, Class<E> type, Function<E, String> written) {
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (written.apply(constant).equals(text)) {
        return constant;
      }
    }
    String names =
        Arrays.stream(type.getEnumConstants()).map(written).collect(Collectors.joining(", "));
    throw new BadParameter(name, text, "one of " + names);
  }
}
