package io.tradefold.api.performance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How long a trade was held, in classes; each ends just below its bound. A month is 30 days. */
public enum HoldingTime {
  BELOW_A_MINUTE("<1m", 60L),
  BELOW_FIVE_MINUTES("<5m", 5 * 60L),
  BELOW_A_QUARTER("<15m", 15 * 60L),
  BELOW_AN_HOUR("<1h", 3_600L),
  BELOW_FOUR_HOURS("<4h", 4 * 3_600L),
  BELOW_A_DAY("<1d", 86_400L),
  BELOW_A_WEEK("<1w", 7 * 86_400L),
  BELOW_A_MONTH("<1M", 30 * 86_400L),
  LONGER("longer", null);

  private final String label;
  private final @Nullable BigDecimal bound;

  HoldingTime(String label, @Nullable Long bound) {
    this.label = label;
    this.bound = bound == null ? null : BigDecimal.valueOf(bound);
  }

  /** The class of a holding time: 299.9 seconds are {@code <5m}, 300 are {@code <15m}. */
  public static HoldingTime of(BigDecimal seconds) {
    for (HoldingTime time : values()) {
      if (time.bound != null && seconds.compareTo(time.bound) < 0) {
        return time;
      }
    }
    return LONGER;
  }

  /**
   * @throws IllegalArgumentException when there is no such class
   */
  static HoldingTime labelled(String label) {
    for (HoldingTime time : values()) {
      if (time.label.equals(label)) {
        return time;
      }
    }
    throw new IllegalArgumentException("no class of holding times: " + label);
  }

  /** As shown: {@code <1h}. */
  public String label() {
    return label;
  }
}
