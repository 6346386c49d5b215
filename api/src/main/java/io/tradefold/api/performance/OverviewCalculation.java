package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the overview of a ledger from its book, the last days with trades, and the month and day
 * in which the worst fall was made good.
 *
 * @param book null when nothing happened in the ledger yet
 */
public record OverviewCalculation(LedgerId ledgerId, @Nullable LedgerBook book) {

  private static final int RECENT_TRADES = 10;

  /** A month back, and the week that began before it, from any day the reader's clock may show. */
  private static final int RECENT_DAYS = 40;

  /** What must be read, given what has been; empty when nothing. */
  public Set<ViewKey> needs(Documents documents) {
    if (book == null) {
      return Set.of();
    }
    Set<ViewKey> needs = new HashSet<>(recoverySearch(book).needs(documents));
    recentTradingDays(book).forEach(day -> needs.add(LedgerDay.key(ledgerId, day)));
    needs.removeIf(documents::has);
    return needs;
  }

  /**
   * @param accounts in the ledger, by id
   * @param documents all it {@link #needs}
   */
  public Overview overview(
      List<AccountShare> accounts, CurrencyCode currency, Zone zone, Documents documents) {
    LedgerBook all = book == null ? new LedgerBook(ledgerId, List.of()) : book;
    List<SeriesDay> series = all.series();
    Summary summary = all.joined();
    DayExtremes days = DayExtremes.of(series);
    List<BalancePoint> curve = BalancePoint.curve(series);
    Reasons reasons = new Reasons();
    int n = summary.trades();
    String empty = n == 0 ? Reasons.NO_TRADES : null;
    String noLosses = empty != null ? empty : summary.losses() == 0 ? Reasons.NO_LOSSES : null;
    if (empty != null) {
      reasons.put("bestTrade", empty);
      reasons.put("worstTrade", empty);
    }
    Double winRate = reasons.number("winRate", empty, () -> Reasons.ratio(summary.wins(), n));
    Double profitFactor =
        reasons.number(
            "profitFactor",
            noLosses,
            () -> Reasons.ratio(summary.grossProfit(), summary.grossLoss().abs()));
    return new Overview(
        ledgerId,
        currency,
        zone,
        accounts,
        BalancePoint.last(curve),
        summary.netPnl().plus(days.adjustments()),
        n,
        winRate,
        profitFactor,
        summary.currentStreak(),
        summary.best(),
        summary.worst(),
        drawdown(all, series, summary, zone, documents),
        curve,
        recentTrades(all, documents),
        recentDays(series),
        reasons.byField());
  }

  private static RecoverySearch recoverySearch(LedgerBook book) {
    return new RecoverySearch(book, Stretch.of(book, DateRange.ALL_TIME, ReadDocuments.NONE));
  }

  private static MaxDrawdown drawdown(
      LedgerBook book, List<SeriesDay> series, Summary summary, Zone zone, Documents documents) {
    List<LocalDate> trading =
        series.stream().filter(day -> day.trades() > 0).map(SeriesDay::day).toList();
    LocalDate first = trading.isEmpty() ? null : trading.getFirst();
    // Which days count changes no fall, so either annualisation gives the same percent.
    BalanceWalk walk =
        first == null
            ? new BalanceWalk(
                List.of(), LocalDate.EPOCH, LocalDate.EPOCH.minusDays(1), Annualisation.EVERY_DAY)
            : new BalanceWalk(series, first, trading.getLast(), Annualisation.EVERY_DAY);
    return MaxDrawdown.of(
        summary.path(), recoverySearch(book).recoveredAt(documents), first, zone, walk.figures());
  }

  /** The last days that together have ten trades, newest first. */
  private static List<LocalDate> recentTradingDays(LedgerBook book) {
    List<LocalDate> days = new ArrayList<>();
    int trades = 0;
    for (LedgerBook.Month month : book.months().reversed()) {
      for (SeriesDay day : month.series().reversed()) {
        if (trades >= RECENT_TRADES) {
          return days;
        }
        if (day.trades() > 0) {
          days.add(day.day());
          trades += day.trades();
        }
      }
    }
    return days;
  }

  private List<TradeItem> recentTrades(LedgerBook all, Documents documents) {
    List<TradeItem> items = new ArrayList<>();
    for (LocalDate day : recentTradingDays(all)) {
      ViewKey key = LedgerDay.key(ledgerId, day);
      LedgerDay document = documents.get(key, LedgerDay.TYPE);
      if (document == null) {
        throw new TornRead(key);
      }
      document.trades().reversed().stream()
          .filter(trade -> !trade.isVoid())
          .limit((long) RECENT_TRADES - items.size())
          .map((ClosedTrade trade) -> TradeItem.of(trade))
          .forEach(items::add);
    }
    return List.copyOf(items);
  }

  private static List<DayNet> recentDays(List<SeriesDay> series) {
    if (series.isEmpty()) {
      return List.of();
    }
    LocalDate since = series.getLast().day().minusDays(RECENT_DAYS);
    return series.stream()
        .filter(day -> !day.day().isBefore(since) && day.netPnl().signum() != 0)
        .map(day -> new DayNet(day.day(), day.netPnl()))
        .toList();
  }
}
