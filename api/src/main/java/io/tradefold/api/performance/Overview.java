package io.tradefold.api.performance;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The overview of a ledger as it is stored: all that does not depend on the reader's clock, and the
 * recent days from which today, this week and this month are summed at read.
 *
 * @param accounts in it, by id
 * @param balance deposits − withdrawals + netPnl
 * @param netPnl of all trades that count, and adjustments
 * @param trades how many count
 * @param bestTrade null without trades; so is worstTrade
 * @param recentTrades the last ten that count, newest first
 * @param recentDays days with net P&amp;L, from forty days before the last on, in order
 * @param undefined why a field is null
 */
public record Overview(
    LedgerId ledgerId,
    CurrencyCode currency,
    Zone timeZone,
    List<AccountShare> accounts,
    Amount balance,
    Amount netPnl,
    int trades,
    @Nullable Double winRate,
    @Nullable Double profitFactor,
    int currentStreak,
    @Nullable TradeRef bestTrade,
    @Nullable TradeRef worstTrade,
    MaxDrawdown maxDrawdown,
    List<BalancePoint> balanceCurve,
    List<TradeItem> recentTrades,
    List<DayNet> recentDays,
    SortedMap<String, String> undefined) {

  public static final ViewType<Overview> TYPE = new ViewType<>("overview", Overview.class);

  /** {@code acme:account:ann:main}. */
  public static ViewKey key(LedgerId ledgerId) {
    return TYPE.key(ledgerId.value());
  }

  /** The ledger a key of this type belongs to. */
  public static LedgerId ledgerOf(ViewKey key) {
    return LedgerId.parse(key.id());
  }

  /** Key {@code tradefold:{acme}:overview}, one field a ledger. */
  public static RedisSlot slot(ViewKey key) {
    String community = key.id().substring(0, key.id().indexOf(':'));
    return new RedisSlot("tradefold:{" + community + "}:overview", key.id());
  }

  /** The community's day on which an instant falls. */
  public LocalDate dayOf(Instant now) {
    return timeZone.dayOf(now);
  }

  /**
   * The overview as it is served.
   *
   * @param today the reader's day in the community's zone
   */
  public OverviewAnswer on(LocalDate today) {
    return new OverviewAnswer(
        currency,
        balance,
        sum(accounts.stream().map(AccountShare::startingBalance).toList()),
        netPnl,
        netSince(today, today),
        netSince(Bucket.WEEK.startOf(today), today),
        netSince(Bucket.MONTH.startOf(today), today),
        accounts.stream().mapToInt(AccountShare::openTrades).sum(),
        sum(accounts.stream().map(AccountShare::realisedOfOpen).toList()),
        trades,
        winRate,
        profitFactor,
        currentStreak,
        bestTrade,
        worstTrade,
        maxDrawdown,
        balanceCurve,
        recentTrades,
        undefined);
  }

  private Amount netSince(LocalDate from, LocalDate today) {
    DateRange range = new DateRange(from, today);
    return sum(
        recentDays.stream().filter(day -> range.contains(day.day())).map(DayNet::netPnl).toList());
  }

  private static Amount sum(List<Amount> amounts) {
    return amounts.stream().reduce(Amount.ZERO, Amount::plus);
  }
}
