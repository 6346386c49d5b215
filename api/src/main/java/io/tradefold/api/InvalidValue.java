package io.tradefold.api;

/**
 * A value that can never be right, whatever the state: a wrong shape, a number out of range.
 * Answered as HTTP 400.
 *
 * <p>{@code expected} finishes the sentence "expected …", for example {@code "a decimal above
 * zero"}.
 */
public final class InvalidValue extends IllegalArgumentException {

  private final String value;
  private final String expected;

  public InvalidValue(String value, String expected) {
    super("'" + shorten(value) + "' is not " + expected);
    this.value = shorten(value);
    this.expected = expected;
  }

  /** The offending text, cut to 80 characters so that it can be shown. */
  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }

  private static String shorten(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}
