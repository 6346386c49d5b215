package io.tradefold.api.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.math.BigDecimal;

/**
 * An exact number above zero that an amount is multiplied by: a contract's multiplier, or a rate in
 * units of the account's currency per unit of the quote currency.
 */
public record Factor(BigDecimal value) {

  public static final Factor ONE = new Factor(BigDecimal.ONE);

  public Factor {
    if (value.signum() <= 0) {
      throw new InvalidValue(value.toPlainString(), "a number above zero");
    }
    value = Decimals.canonical(value);
  }

  @JsonCreator
  public static Factor of(String text) {
    return new Factor(new BigDecimal(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
