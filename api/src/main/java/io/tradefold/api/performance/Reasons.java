package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects why figures are null, as the figures are computed. */
final class Reasons {

  static final String NO_TRADES = "no-trades";
  static final String NO_WINS = "no-wins";
  static final String NO_LOSSES = "no-losses";
  static final String NO_STOPS = "no-stops";
  static final String NO_DAYS = "no-days";
  static final String NO_LOSING_DAYS = "no-losing-days";
  static final String NO_DRAWDOWN = "no-drawdown";
  static final String NO_VARIATION = "no-variation";
  static final String NOT_RECOVERED = "not-recovered";
  static final String FEWER_THAN_TWO = "fewer-than-two";
  static final String BALANCE_NOT_POSITIVE = "balance-not-positive";

  /** A ratio beyond what a JSON number holds, such as a day's gain annualised. */
  static final String TOO_LARGE = "too-large";

  private final SortedMap<String, String> byField = new TreeMap<>();

  /** Why each undefined field is null. */
  SortedMap<String, String> byField() {
    return Collections.unmodifiableSortedMap(byField);
  }

  void put(String field, String reason) {
    byField.put(field, reason);
  }

  void remove(String field) {
    byField.remove(field);
  }

  void putAll(SortedMap<String, String> others) {
    byField.putAll(others);
  }

  /**
   * @param reason why there is no such figure; null when there is
   */
  @Nullable Double number(String field, @Nullable String reason, DoubleSupplier figure) {
    if (reason != null) {
      put(field, reason);
      return null;
    }
    double value = figure.getAsDouble();
    if (!Double.isFinite(value)) {
      put(field, TOO_LARGE);
      return null;
    }
    return value;
  }

  /** As {@link #number}. */
  @Nullable Amount amount(String field, @Nullable String reason, Supplier<Amount> figure) {
    if (reason != null) {
      put(field, reason);
      return null;
    }
    return figure.get();
  }

  /** A quotient of exact numbers, rounded once. */
  static double ratio(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, MathContext.DECIMAL128).doubleValue();
  }

  static double ratio(Amount dividend, Amount divisor) {
    return ratio(dividend.value(), divisor.value());
  }

  static double ratio(long dividend, long divisor) {
    return (double) dividend / divisor;
  }
}
