package io.tradefold.command.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds an opening or increasing by hand against the trader's own limits. The first that is broken
 * is named: the symbol, the number of open trades, the position's size, the day's loss.
 */
final class RiskRules {

  private final AccountState state;
  private final Execution execution;
  private final Instant receivedAt;

  private RiskRules(AccountState state, Execution execution, Instant receivedAt) {
    this.state = state;
    this.execution = execution;
    this.receivedAt = receivedAt;
  }

  /**
   * The refusal of an execution; null when it is within all limits.
   *
   * @param trade what it would increase; null when it would open
   */
  static TradingEvent.@Nullable TradeRefused check(
      AccountState state, @Nullable OpenTrade trade, Execution execution, Instant receivedAt) {
    RiskRules rules = new RiskRules(state, execution, receivedAt);
    TradingEvent.TradeRefused refusal = rules.symbol();
    if (refusal == null && trade == null) {
      refusal = rules.openTrades();
    }
    if (refusal == null) {
      refusal = rules.notional(trade == null ? Amount.ZERO : trade.notional());
    }
    return refusal == null ? rules.dailyLoss() : refusal;
  }

  private TradingEvent.@Nullable TradeRefused symbol() {
    Set<?> allowed = limits().allowedSymbols();
    return allowed == null || allowed.contains(execution.symbol())
        ? null
        : refused("symbol-not-allowed", execution.symbol() + " is not among the allowed symbols");
  }

  private TradingEvent.@Nullable TradeRefused openTrades() {
    Integer limit = limits().maxOpenTrades();
    long open = state.countingTrades();
    return limit == null || open < limit
        ? null
        : refused("max-open-trades", open + " trades are open, the limit is " + limit);
  }

  /** Entry values of what is held and of what would be added, in the account's currency. */
  private TradingEvent.@Nullable TradeRefused notional(Amount held) {
    Amount limit = limits().maxPositionNotional();
    Amount after = held.plus(execution.notional(execution.quantity()));
    return limit == null || after.compareTo(limit) <= 0
        ? null
        : refused(
            "max-position-notional", "the position would be " + after + ", the limit is " + limit);
  }

  private TradingEvent.@Nullable TradeRefused dailyLoss() {
    Amount limit = limits().maxDailyLoss();
    Amount today = state.netOf(state.account().dayOf(receivedAt));
    return limit == null || today.compareTo(limit.negate()) > 0
        ? null
        : refused("max-daily-loss", "today's net P&L is " + today + ", the limit is -" + limit);
  }

  private RiskSettings limits() {
    return state.riskSettings();
  }

  private TradingEvent.TradeRefused refused(String rule, String detail) {
    return new TradingEvent.TradeRefused(state.account(), execution.symbol(), rule, detail);
  }
}
