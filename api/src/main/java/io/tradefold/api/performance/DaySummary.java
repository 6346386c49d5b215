package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ClosedTrade;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;

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
    ZoneId zone = day.timeZone().id();
    SortedMap<String, Tally> symbols = new TreeMap<>();
    SortedMap<String, Tally> hours = new TreeMap<>();
    SortedMap<String, Tally> sides = new TreeMap<>();
    SortedMap<String, Tally> tags = new TreeMap<>();
    SortedMap<String, Tally> holding = new TreeMap<>();
    for (ClosedTrade trade : day.trades()) {
      if (!trade.isVoid()) {
        Tally tally = Tally.of(trade);
        int hour = trade.closedAt().atZone(zone).getHour();
        symbols.merge(trade.symbol().value(), tally, Tally::plus);
        hours.merge(Integer.toString(hour), tally, Tally::plus);
        sides.merge(trade.side().name(), tally, Tally::plus);
        trade.tags().stream().distinct().forEach(tag -> tags.merge(tag, tally, Tally::plus));
        holding.merge(HoldingTime.of(trade.holdingSeconds()).label(), tally, Tally::plus);
      }
    }
    return new DaySummary(
        day.day(),
        Summary.of(day.trades()),
        day.deposits(),
        day.withdrawals(),
        day.adjustments(),
        day.trades().size(),
        day.voidedOpen().size(),
        new Tallies(symbols),
        new Tallies(hours),
        new Tallies(sides),
        new Tallies(tags),
        new Tallies(holding));
  }
}
