package io.tradefold.api.trading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about accounts and trades. Who may ask is decided before. */
public sealed interface TradingQuery {

  /** Answered with {@link AccountList}. */
  record AccountsOf(TraderId traderId) implements TradingQuery {}

  /** Answered with {@link AccountView}. */
  record AccountWith(LedgerId ledgerId) implements TradingQuery {}

  /** Answered with {@link RiskUse}. */
  record RiskUseOf(LedgerId ledgerId, LocalDate today) implements TradingQuery {}

  /**
   * Answered with {@link TradePage}.
   *
   * @param list names the list: a cursor of another list is refused
   * @param ledgers whose trades it shows together
   * @param cursor where the page begins; null for the first
   * @param limit 1 to 500
   */
  record TradesOf(
      String list,
      List<LedgerScope> ledgers,
      TradeFilter filter,
      TradeSort sort,
      @Nullable String cursor,
      int limit)
      implements TradingQuery {}

  /** Answered with {@link TradeView}. */
  record TradeWith(LedgerId ledgerId, TradeId tradeId) implements TradingQuery {}

  /**
   * Answered with {@link ImportPage}: newest first.
   *
   * @param cursor where the page begins; null for the first
   * @param limit 1 to 500
   */
  record ImportsOf(LedgerId ledgerId, @Nullable String cursor, int limit) implements TradingQuery {}
}
