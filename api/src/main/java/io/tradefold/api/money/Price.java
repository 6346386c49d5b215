package io.tradefold.api.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.math.BigDecimal;

/**
 * What one unit costs, in the quote currency, zero or more: an option may expire at nothing.
 *
 * <p>Equality is numeric.
 */
public record Price(BigDecimal value) implements Comparable<Price> {

  public Price {
    if (value.signum() < 0) {
      throw new InvalidValue(value.toPlainString(), "a price of zero or more");
    }
    value = Decimals.canonical(value);
  }

  @JsonCreator
  public static Price of(String text) {
    return new Price(new BigDecimal(text));
  }

  /** What a quantity costs at this price: 15.54 × 448 is 6961.92. */
  public Amount times(Quantity quantity) {
    return new Amount(value.multiply(quantity.value()));
  }

  @Override
  public int compareTo(Price other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
