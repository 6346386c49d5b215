package io.tradefold.api.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact sum of money in the one currency of its ledger. It never rounds: sums, differences and
 * products keep every digit. Amounts of different currencies never meet, because a ledger has
 * exactly one currency.
 *
 * <p>Equality is numeric: {@code Amount.of("1.50")} equals {@code Amount.of("1.5")}.
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {

  public static final Amount ZERO = new Amount(BigDecimal.ZERO);

  /** Decimals of an average of amounts, rounded half-even; nothing is computed from one. */
  private static final int AVERAGE_SCALE = 10;

  public Amount {
    value = Decimals.canonical(value);
  }

  @JsonCreator
  public static Amount of(String text) {
    return new Amount(new BigDecimal(text));
  }

  public static Amount of(long value) {
    return new Amount(BigDecimal.valueOf(value));
  }

  public Amount plus(Amount other) {
    return new Amount(value.add(other.value));
  }

  public Amount minus(Amount other) {
    return new Amount(value.subtract(other.value));
  }

  public Amount negate() {
    return new Amount(value.negate());
  }

  public Amount abs() {
    return signum() < 0 ? negate() : this;
  }

  public Amount times(Factor factor) {
    return new Amount(value.multiply(factor.value()));
  }

  /**
   * This amount shared by {@code count}, half-even to 10 decimals: 100 shared by 3 is
   * 33.3333333333. For showing only.
   */
  public Amount averageOver(long count) {
    return averageOver(BigDecimal.valueOf(count));
  }

  /** As {@link #averageOver(long)}, by a decimal such as a quantity. */
  public Amount averageOver(BigDecimal parts) {
    return new Amount(value.divide(parts, AVERAGE_SCALE, RoundingMode.HALF_EVEN));
  }

  public int signum() {
    return value.signum();
  }

  public boolean isPositive() {
    return signum() > 0;
  }

  public boolean isNegative() {
    return signum() < 0;
  }

  @Override
  public int compareTo(Amount other) {
    return value.compareTo(other.value);
  }

  /** Plain digits, as in JSON: {@code "-12.5"}. */
  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
