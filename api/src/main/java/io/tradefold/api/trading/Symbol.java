package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is traded: {@code AAPL}, {@code ES=} is refused, {@code EUR/USD}. Upper-cased on input. */
public record Symbol(@JsonValue String value) implements Comparable<Symbol> {

  /** Checked before it is upper-cased: beyond ASCII that can make other letters of it. */
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9./:_-]{1,32}");

  public Symbol {
    if (!SYMBOL.matcher(value).matches()) {
      throw new InvalidValue(value, "a symbol: 1 to 32 of A-Z 0-9 . / : _ -");
    }
    value = value.toUpperCase(Locale.ROOT);
  }

  @JsonCreator
  public static Symbol of(String value) {
    return new Symbol(value);
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
