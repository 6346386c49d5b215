package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ClosedTrade;

/**
 * Counts and sums of some trades, in any order.
 *
 * @param trades how many
 * @param wins how many above zero
 * @param grossProfit the sum of the wins
 * @param grossLoss the sum of the losses, zero or negative
 */
public record Tally(int trades, int wins, Amount grossProfit, Amount grossLoss) {

  public static final Tally NONE = new Tally(0, 0, Amount.ZERO, Amount.ZERO);

  /** Of one trade that is not void. */
  static Tally of(ClosedTrade trade) {
    Amount pnl = trade.netPnl();
    return new Tally(
        1,
        pnl.isPositive() ? 1 : 0,
        pnl.isPositive() ? pnl : Amount.ZERO,
        pnl.isNegative() ? pnl : Amount.ZERO);
  }

  static Tally of(Summary summary) {
    return new Tally(summary.trades(), summary.wins(), summary.grossProfit(), summary.grossLoss());
  }

  public Tally plus(Tally other) {
    return new Tally(
        trades + other.trades,
        wins + other.wins,
        grossProfit.plus(other.grossProfit),
        grossLoss.plus(other.grossLoss));
  }

  public Amount netPnl() {
    return grossProfit.plus(grossLoss);
  }
}
