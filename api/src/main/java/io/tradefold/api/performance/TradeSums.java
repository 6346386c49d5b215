package io.tradefold.api.performance;

import io.tradefold.api.trading.ClosedTrade;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stretch of closed trades adds up to, void ones left out: their summary, and tallies by
 * what they have in common. A monoid as {@link Summary} is.
 *
 * @param symbols by symbol
 * @param hours by hour of closing in a zone, 0 to 23
 * @param sides by LONG and SHORT
 * @param tags a trade counts under each of its tags
 * @param holding by {@link HoldingTime#label}
 */
record TradeSums(
    Summary summary, Tallies symbols, Tallies hours, Tallies sides, Tallies tags, Tallies holding) {

  /**
   * @param trades in order of closing
   * @param zone of the hours
   */
  static TradeSums of(List<ClosedTrade> trades, ZoneId zone) {
    SortedMap<String, Tally> symbols = new TreeMap<>();
    SortedMap<String, Tally> hours = new TreeMap<>();
    SortedMap<String, Tally> sides = new TreeMap<>();
    SortedMap<String, Tally> tags = new TreeMap<>();
    SortedMap<String, Tally> holding = new TreeMap<>();
    for (ClosedTrade trade : trades) {
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
    return new TradeSums(
        Summary.of(trades),
        new Tallies(symbols),
        new Tallies(hours),
        new Tallies(sides),
        new Tallies(tags),
        new Tallies(holding));
  }

  /** This stretch, then the next one. */
  TradeSums plus(TradeSums next) {
    return new TradeSums(
        summary.plus(next.summary),
        symbols.plus(next.symbols),
        hours.plus(next.hours),
        sides.plus(next.sides),
        tags.plus(next.tags),
        holding.plus(next.holding));
  }
}
