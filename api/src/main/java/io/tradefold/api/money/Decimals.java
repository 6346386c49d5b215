package io.tradefold.api.money;

import io.tradefold.api.InvalidValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How decimals are read and written: plain digits, canonical, never rounded. */
public final class Decimals {

  private static final Pattern BOUNDED = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

  private Decimals() {}

  /**
   * Reads a decimal that comes from outside: at most 18 digits before and 12 after the point, no
   * exponent, no leading plus.
   *
   * <p>{@code bounded("1.50")} is 1.5; {@code "1e3"}, {@code ".5"} and 19 digits are refused.
   *
   * @throws InvalidValue when it is anything else
   */
  public static BigDecimal bounded(String text) {
    if (!BOUNDED.matcher(text).matches()) {
      throw new InvalidValue(
          text, "a decimal with at most 18 digits before and 12 after the point, no exponent");
    }
    return new BigDecimal(text);
  }

  /** The canonical form: no trailing zeros after the point, so that equality is numeric. */
  public static BigDecimal canonical(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (value.scale() == 0) {
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
