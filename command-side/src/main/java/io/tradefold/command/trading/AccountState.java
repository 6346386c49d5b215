package io.tradefold.command.trading;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView.Broker;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.MovingTrade;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.IdFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

  /**
   * Results count on the day they closed, and nothing may be dated more than five minutes ahead:
   * today is always among the latest three days that have any.
   */
  private static final int DAYS_KEPT = 3;

  private @Nullable AccountRef account;
  private String name = "";
  private String openedName = "";
  private Amount startingBalance = Amount.ZERO;
  private Instant openedAt = Instant.EPOCH;
  private Instant balanceFrom = Instant.EPOCH;
  private boolean closed;
  private Amount balance = Amount.ZERO;
  private RiskSettings riskSettings = RiskSettings.NONE;
  private @Nullable Broker broker;

  /**
   * By trade id, in order of opening. A symbol has one at most, but for the moment between two
   * events of one re-match, when another trade of it is being told from its opening on.
   */
  private LinkedHashMap<String, OpenTrade> open = new LinkedHashMap<>();

  /** Tags and voids of trades that a re-match took away or opened again, until they close again. */
  private TreeMap<String, Marks> kept = new TreeMap<>();

  private LastExecutions lastExecutions = new LastExecutions();
  private TreeMap<LocalDate, Amount> netByDay = new TreeMap<>();
  private long arrivals;
  private IdFilter ids = new IdFilter();

  void evolve(TradingEvent event) {
    switch (event) {
      case TradingEvent.AccountOpened opened -> opened(opened);
      case TradingEvent.AccountRenamed renamed -> name = renamed.name();
      case TradingEvent.AccountClosed _ -> closed = true;
      case TradingEvent.StartingBalanceMoved moved -> balanceFrom = moved.to();
      case TradingEvent.Deposited deposited -> balance = balance.plus(deposited.amount());
      case TradingEvent.Withdrawn withdrawn -> balance = balance.minus(withdrawn.amount());
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
      case TradingEvent.TradeAnnotated annotated -> annotated(annotated);
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
    balance = event.startingBalance();
  }

  private void apply(List<? extends Fill> fills) {
    run(fills);
    for (Fill fill : fills) {
      lastExecutions.add(fill.execution().symbol(), fill.execution().at());
    }
    lastExecutions.forgetBeyondLimit();
  }

  /** Runs fills through the open trades, changing those in place while it lasts. */
  private void run(List<? extends Fill> fills) {
    Map<String, MovingTrade> moving = new LinkedHashMap<>();
    for (Fill fill : fills) {
      Execution execution = fill.execution();
      String id = fill.tradeId().value();
      ids.add(execution.id().value());
      arrivals = Math.max(arrivals, execution.arrival() + 1);
      switch (fill) {
        case Fill.Opened opened -> moving.put(id, new MovingTrade(reopen(opened)));
        case Fill.Increased increased -> moving(moving, id).increase(increased);
        case Fill.Reduced reduced -> moving(moving, id).reduce(reduced);
        case Fill.Closed closing -> {
          moving.remove(id);
          open.remove(id);
          kept.remove(id);
          count(closing.result(), 1);
        }
      }
    }
    moving.forEach((id, position) -> open.put(id, position.toOpenTrade()));
  }

  private MovingTrade moving(Map<String, MovingTrade> moving, String id) {
    return moving.computeIfAbsent(id, _ -> new MovingTrade(Objects.requireNonNull(open.get(id))));
  }

  private OpenTrade reopen(Fill.Opened fill) {
    Marks marks = marks(fill.tradeId());
    if (marks.voidReason() == null) {
      kept.remove(fill.tradeId().value());
    }
    return OpenTrade.of(fill, marks.tags());
  }

  private void rematched(TradingEvent.SymbolRematched event) {
    for (ClosedTrade replaced : event.replaced()) {
      count(replaced, -1);
      keep(replaced.tradeId(), replaced.tags(), replaced.voidReason());
    }
    for (TradeId id : event.reopened()) {
      OpenTrade trade = open.remove(id.value());
      if (trade != null) {
        keep(id, trade.tags(), marks(id).voidReason());
      }
    }
    event.removed().forEach(id -> kept.remove(id.value()));
    run(event.fills());
    if (event.removed().isEmpty()) {
      event.fills().stream()
          .map(fill -> fill.execution().at())
          .max(Instant::compareTo)
          .ifPresent(latest -> lastExecutions.addLate(event.symbol(), latest));
    } else {
      lastExecutions.forget(event.symbol());
    }
  }

  private void keep(TradeId id, List<String> tags, @Nullable String voidReason) {
    if (!tags.isEmpty() || voidReason != null) {
      kept.put(id.value(), new Marks(null, null, tags, voidReason));
    }
  }

  private void voided(TradingEvent.TradeVoided event) {
    ClosedTrade result = event.result();
    OpenTrade trade = event.open();
    if (result != null) {
      count(result, -1);
    } else if (trade != null) {
      open.remove(trade.tradeId().value());
      lastExecutions.forget(trade.symbol());
    }
  }

  private void annotated(TradingEvent.TradeAnnotated event) {
    OpenTrade trade = openTrade(event.tradeId());
    if (trade != null) {
      open.put(trade.tradeId().value(), trade.withTags(event.tags()));
    }
  }

  private void count(ClosedTrade trade, int sign) {
    if (!trade.isVoid()) {
      count(trade.closedAt(), sign > 0 ? trade.netPnl() : trade.netPnl().negate());
    }
  }

  private void count(Instant at, Amount net) {
    balance = balance.plus(net);
    netByDay.merge(account().dayOf(at), net, Amount::plus);
    while (netByDay.size() > DAYS_KEPT) {
      netByDay.pollFirstEntry();
    }
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
    return balance;
  }

  RiskSettings riskSettings() {
    return riskSettings;
  }

  @Nullable Broker broker() {
    return broker;
  }

  Collection<OpenTrade> openTrades() {
    return Collections.unmodifiableCollection(open.values());
  }

  @Nullable OpenTrade openTrade(Symbol symbol) {
    for (OpenTrade trade : open.values()) {
      if (trade.symbol().equals(symbol)) {
        return trade;
      }
    }
    return null;
  }

  @Nullable OpenTrade openTrade(TradeId id) {
    return open.get(id.value());
  }

  /** What sticks to a trade that a re-match has touched. */
  Marks marks(TradeId id) {
    return kept.getOrDefault(id.value(), Marks.NONE);
  }

  LastExecutions lastExecutions() {
    return lastExecutions;
  }

  /** Net P&L of closed trades and adjustments of a day; only right for the current day. */
  Amount netOf(LocalDate day) {
    return netByDay.getOrDefault(day, Amount.ZERO);
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
