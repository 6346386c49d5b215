package io.tradefold.api.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.math.BigDecimal;

/**
 * A number of units, zero or more, exact: shares, contracts, coins. What is bought or sold is above
 * zero; what is left may be zero.
 *
 * <p>Equality is numeric: trailing zeros are stripped.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  public Quantity {
    if (value.signum() < 0) {
      throw new InvalidValue(value.toPlainString(), "a quantity of zero or more");
    }
    value = Decimals.canonical(value);
  }

  @JsonCreator
  public static Quantity of(String text) {
    return new Quantity(new BigDecimal(text));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  /**
   * @throws InvalidValue when more is taken than there is
   */
  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  public Quantity min(Quantity other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Quantity max(Quantity other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
