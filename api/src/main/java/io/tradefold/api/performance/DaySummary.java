package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.time.LocalDate;

/**
 * A day of a ledger, summed: what its month keeps of it.
 *
 * @param summary of the trades that count
 * @param rows trades closed that day, void ones too
 * @param voidedOpen trades opened that day and voided while open
 * @param symbols tallies of the trades that count, by symbol
 * @param hours by hour of closing in the community's zone, 0 to 23
 * @param sides by LONG and SHORT
 * @param tags a trade counts under each of its tags
 * @param holding by {@link HoldingTime#label}
 */
public record DaySummary(
    LocalDate day,
    Summary summary,
    Amount deposits,
    Amount withdrawals,
    Amount adjustments,
    int rows,
    int voidedOpen,
    Tallies symbols,
    Tallies hours,
    Tallies sides,
    Tallies tags,
    Tallies holding) {

  public static DaySummary of(LedgerDay day) {
    TradeSums sums = day.closed().sums(day.timeZone().id());
    return new DaySummary(
        day.day(),
        sums.summary(),
        day.deposits(),
        day.withdrawals(),
        day.adjustments(),
        day.trades().size(),
        day.voidedOpen().size(),
        sums.symbols(),
        sums.hours(),
        sums.sides(),
        sums.tags(),
        sums.holding());
  }
}
