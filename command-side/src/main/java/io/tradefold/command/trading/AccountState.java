package io.tradefold.command.trading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView.Broker;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.OpenTrades;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.IdFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deciding about an account needs to know of its past, in bounded space: with 50,000 closed
 * trades it is hardly larger than with ten. Closed trades leave it; what they came to stays in the
 * balance.
 *
 * <p>It changes in place, one event at a time, and maps to JSON for snapshots.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.ANY,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
final class AccountState {

  private @Nullable AccountRef account;
  private String name = "";
  private String openedName = "";
  private Amount startingBalance = Amount.ZERO;
  private Instant openedAt = Instant.EPOCH;
  private Instant balanceFrom = Instant.EPOCH;
  private boolean closed;
  private Balance balance = new Balance();
  private RiskSettings riskSettings = RiskSettings.NONE;
  private @Nullable Broker broker;

  /**
   * A symbol has one at most, but for the moment between two events of one re-match, when another
   * trade of it is being told from its opening on.
   */
  private OpenTrades trades = new OpenTrades(List.of(), List.of());

  private LastExecutions lastExecutions = new LastExecutions();
  private long arrivals;
  private IdFilter ids = new IdFilter();

  void evolve(TradingEvent event) {
    switch (event) {
      case TradingEvent.AccountOpened opened -> opened(opened);
      case TradingEvent.AccountRenamed renamed -> name = renamed.name();
      case TradingEvent.AccountClosed _ -> closed = true;
      case TradingEvent.StartingBalanceMoved moved -> balanceFrom = moved.to();
      case TradingEvent.Deposited deposited -> balance.move(deposited.amount());
      case TradingEvent.Withdrawn withdrawn -> balance.move(withdrawn.amount().negate());
      case TradingEvent.Adjusted adjusted -> count(adjusted.at(), adjusted.amount());
      case TradingEvent.RiskSettingsChanged changed -> riskSettings = changed.settings();
      case TradingEvent.BrokerConnected connected ->
          broker = new Broker(connected.name(), connected.externalAccount());
      case TradingEvent.BrokerDisconnected _ -> broker = null;
      case TradingEvent.TradeOpened opened -> apply(List.of(opened.fill()));
      case TradingEvent.TradeIncreased increased -> apply(List.of(increased.fill()));
      case TradingEvent.TradeReduced reduced -> apply(List.of(reduced.fill()));
      case TradingEvent.TradeClosed closing -> apply(List.of(closing.fill()));
      case TradingEvent.TradeRefused _ -> {}
      case TradingEvent.TradeVoided voided -> voided(voided);
      case TradingEvent.TradeAnnotated annotated ->
          trades.tag(annotated.tradeId(), annotated.tags());
      case TradingEvent.ExecutionsImported imported -> apply(imported.fills());
      case TradingEvent.SymbolRematched rematched -> rematched(rematched);
      case TradingEvent.ImportCompleted _, TradingEvent.ImportUndone _ -> {}
    }
  }

  private void opened(TradingEvent.AccountOpened event) {
    account = event.account();
    name = event.name();
    openedName = event.name();
    startingBalance = event.startingBalance();
    openedAt = event.openedAt();
    balanceFrom = event.openedAt();
    balance.move(event.startingBalance());
  }

  private void apply(List<? extends Fill> fills) {
    trades.apply(fills);
    count(fills);
    for (Fill fill : fills) {
      lastExecutions.add(fill.execution().symbol(), fill.execution().at());
    }
    lastExecutions.forgetBeyondLimit();
  }

  private void rematched(TradingEvent.SymbolRematched event) {
    event.replaced().forEach(trade -> count(trade, -1));
    trades.rematch(event);
    count(event.fills());
    if (event.removed().isEmpty()) {
      event.fills().stream()
          .map(fill -> fill.execution().at())
          .max(Instant::compareTo)
          .ifPresent(latest -> lastExecutions.addLate(event.symbol(), latest));
    } else {
      lastExecutions.forget(event.symbol());
    }
  }

  private void count(List<? extends Fill> fills) {
    for (Fill fill : fills) {
      Execution execution = fill.execution();
      ids.add(execution.id().value());
      arrivals = Math.max(arrivals, execution.arrival() + 1);
      if (fill instanceof Fill.Closed closing) {
        count(closing.result(), 1);
      }
    }
  }

  private void voided(TradingEvent.TradeVoided event) {
    ClosedTrade result = event.result();
    OpenTrade trade = event.open();
    if (result != null) {
      count(result, -1);
    } else if (trade != null) {
      trades.remove(trade.tradeId());
      lastExecutions.forget(trade.symbol());
    }
  }

  private void count(ClosedTrade trade, int sign) {
    if (!trade.isVoid()) {
      count(trade.closedAt(), sign > 0 ? trade.netPnl() : trade.netPnl().negate());
    }
  }

  private void count(Instant at, Amount net) {
    balance.count(account().dayOf(at), net);
  }

  boolean exists() {
    return account != null;
  }

  /**
   * @throws IllegalStateException when the account was never opened
   */
  AccountRef account() {
    if (account == null) {
      throw new IllegalStateException("the account was never opened");
    }
    return account;
  }

  String name() {
    return name;
  }

  /** The name it was opened with, which may have changed since. */
  String openedName() {
    return openedName;
  }

  Amount startingBalance() {
    return startingBalance;
  }

  Instant openedAt() {
    return openedAt;
  }

  /** From when the starting balance counts. */
  Instant balanceFrom() {
    return balanceFrom;
  }

  boolean isClosed() {
    return closed;
  }

  /** Deposits − withdrawals + net P&L of closed trades + adjustments. */
  Amount balance() {
    return balance.amount();
  }

  RiskSettings riskSettings() {
    return riskSettings;
  }

  @Nullable Broker broker() {
    return broker;
  }

  Collection<OpenTrade> openTrades() {
    return trades.open();
  }

  /** How many open trades count: a void one that a re-match has opened again does not. */
  long countingTrades() {
    return trades.counting();
  }

  @Nullable OpenTrade openTrade(Symbol symbol) {
    return trades.get(symbol);
  }

  @Nullable OpenTrade openTrade(TradeId id) {
    return trades.get(id);
  }

  LastExecutions lastExecutions() {
    return lastExecutions;
  }

  /** Net P&L of closed trades and adjustments of a day; only right for the current day. */
  Amount netOf(LocalDate day) {
    return balance.netOf(day);
  }

  /** The number the next execution to arrive gets. */
  long arrivals() {
    return arrivals;
  }

  /** False when there certainly never was a trade or execution of that id. */
  boolean mayKnow(String id) {
    return ids.mayContain(id);
  }
}
