package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the days of a range say by themselves. A day is in question when a trade that counts closed
 * on it or its adjustments are not zero.
 *
 * @param best the day with the highest net P&amp;L, the first of equals; null without days
 * @param worst the day with the lowest, the first of equals; null without days
 * @param profitable how many are above zero
 */
record DayExtremes(
    Amount adjustments, @Nullable DayNet best, @Nullable DayNet worst, int profitable) {

  /**
   * @param days of the range, in order
   */
  static DayExtremes of(List<SeriesDay> days) {
    Amount adjustments = Amount.ZERO;
    DayNet best = null;
    DayNet worst = null;
    int profitable = 0;
    for (SeriesDay day : days) {
      adjustments = adjustments.plus(day.adjustments());
      if (day.trades() > 0 || day.adjustments().signum() != 0) {
        DayNet net = new DayNet(day.day(), day.netPnl());
        best = best == null || net.netPnl().compareTo(best.netPnl()) > 0 ? net : best;
        worst = worst == null || net.netPnl().compareTo(worst.netPnl()) < 0 ? net : worst;
        profitable += net.netPnl().isPositive() ? 1 : 0;
      }
    }
    return new DayExtremes(adjustments, best, worst, profitable);
  }
}
