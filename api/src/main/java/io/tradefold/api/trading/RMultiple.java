package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Decimals;
import io.tradefold.api.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The result of a trade in units of what was risked at its opening (Van Tharp): net ÷ (|entry −
 * stop| × opening quantity × multiplier × rate). Long 100 at 50 with a stop at 48, closed with net
 * 500: 500 ÷ 200 = 2.5.
 */
final class RMultiple {

  /** Fine enough that sums over thousands of trades keep ten significant digits. */
  private static final int SCALE = 18;

  private RMultiple() {}

  static @Nullable BigDecimal of(OpenTrade trade, Amount netPnl) {
    Price stop = trade.stopLoss();
    if (stop == null) {
      return null;
    }
    Amount risk =
        new Amount(
                trade
                    .entry()
                    .value()
                    .subtract(stop.value())
                    .abs()
                    .multiply(trade.opening().value()))
            .times(trade.multiplier())
            .times(trade.rate());
    if (risk.signum() == 0) {
      return null;
    }
    BigDecimal ratio = netPnl.value().divide(risk.value(), SCALE, RoundingMode.HALF_EVEN);
    return Decimals.canonical(ratio);
  }
}
