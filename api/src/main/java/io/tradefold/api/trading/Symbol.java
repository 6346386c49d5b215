package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is traded: {@code AAPL}, {@code ES=} is refused, {@code EUR/USD}. Upper-cased on input. */
public record Symbol(@JsonValue String value) implements Comparable<Symbol> {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9./:_-]{1,32}");

  public Symbol {
    String upper = value.toUpperCase(Locale.ROOT);
    if (!SYMBOL.matcher(upper).matches()) {
      throw new InvalidValue(value, "a symbol: 1 to 32 of A-Z 0-9 . / : _ -");
    }
    value = upper;
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
