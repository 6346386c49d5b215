package io.tradefold.api;

import org.jspecify.annotations.Nullable;

/**
 * A field of a request that can never be right, whatever the state. Answered as HTTP 400, naming
 * the field.
 *
 * <p>{@code expected} finishes the sentence "expected …": field {@code targets[1].price}, value
 * {@code "abc"}, expected {@code "a decimal …"}.
 */
public final class FieldError extends IllegalArgumentException {

  private final @Nullable String field;
  private final @Nullable String value;
  private final String expected;

  /**
   * @param field the path of the field; null when it is the body as a whole
   * @param value what stood there; null when there was nothing
   */
  public FieldError(@Nullable String field, @Nullable String value, String expected) {
    super((field == null ? "the body" : field) + ": expected " + expected);
    this.field = field;
    this.value = value == null || value.length() <= 80 ? value : value.substring(0, 80) + "…";
    this.expected = expected;
  }

  /** The same complaint about a value whose field is now known. */
  public static FieldError of(String field, InvalidValue invalid) {
    return new FieldError(field, invalid.value(), invalid.expected());
  }

  public @Nullable String field() {
    return field;
  }

  /** The offending text, cut to 80 characters so that it can be shown. */
  public @Nullable String value() {
    return value;
  }

  public String expected() {
    return expected;
  }
}
