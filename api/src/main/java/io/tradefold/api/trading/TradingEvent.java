package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.Event;
import io.tradefold.api.Published;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a trading account. Each holds facts already decided, not inputs to compute them.
 */
public sealed interface TradingEvent extends Event {

  AccountRef account();

  @Override
  @JsonIgnore
  default CommunityId communityId() {
    return account().communityId();
  }

  /**
   * An account exists. Its starting balance is a deposit at {@code openedAt}, until a {@link
   * StartingBalanceMoved} says otherwise.
   */
  @Published("trading.account-opened")
  record AccountOpened(AccountRef account, String name, Amount startingBalance, Instant openedAt)
      implements TradingEvent {}

  @Published("trading.account-renamed")
  record AccountRenamed(AccountRef account, String name) implements TradingEvent {}

  /** Nothing more can be entered; everything stays readable. */
  @Published("trading.account-closed")
  record AccountClosed(AccountRef account) implements TradingEvent {}

  /**
   * The starting balance counts from another instant, because the first execution is now another:
   * it is a deposit at the opening or the first execution, whichever is earlier.
   */
  @Published("trading.starting-balance-moved")
  record StartingBalanceMoved(AccountRef account, Amount amount, Instant from, Instant to)
      implements TradingEvent {}

  @Published("trading.deposited")
  record Deposited(AccountRef account, Amount amount, Instant at) implements TradingEvent {}

  @Published("trading.withdrawn")
  record Withdrawn(AccountRef account, Amount amount, Instant at) implements TradingEvent {}

  /** Counts as net P&amp;L of its day and as no trade. The amount is signed: a cost is negative. */
  @Published("trading.adjusted")
  record Adjusted(
      AccountRef account, AdjustmentKind kind, Amount amount, Instant at, @Nullable String note)
      implements TradingEvent {}

  @Published("trading.risk-settings-changed")
  record RiskSettingsChanged(AccountRef account, RiskSettings settings) implements TradingEvent {}

  @Published("trading.broker-connected")
  record BrokerConnected(AccountRef account, String name, @Nullable String externalAccount)
      implements TradingEvent {}

  @Published("trading.broker-disconnected")
  record BrokerDisconnected(AccountRef account, String name) implements TradingEvent {}

  @Published("trading.trade-opened")
  record TradeOpened(AccountRef account, Fill.Opened fill) implements TradingEvent {}

  @Published("trading.trade-increased")
  record TradeIncreased(AccountRef account, Fill.Increased fill) implements TradingEvent {}

  @Published("trading.trade-reduced")
  record TradeReduced(AccountRef account, Fill.Reduced fill) implements TradingEvent {}

  @Published("trading.trade-closed")
  record TradeClosed(AccountRef account, Fill.Closed fill) implements TradingEvent {}

  /** A trade by hand was refused because of the account's own risk settings. */
  @Published("trading.trade-refused")
  record TradeRefused(AccountRef account, Symbol symbol, String rule, String detail)
      implements TradingEvent {}

  /**
   * A trade counts in no figure any more. A closed one keeps its place in the matching; an open one
   * takes its executions out of it.
   *
   * @param result the closed trade as it was, or null when it was open
   * @param open the open trade as it was, or null when it was closed
   */
  @Published("trading.trade-voided")
  record TradeVoided(
      AccountRef account,
      TradeId tradeId,
      String reason,
      @Nullable ClosedTrade result,
      @Nullable OpenTrade open)
      implements TradingEvent {}

  /**
   * A trade's note and tags are now these.
   *
   * @param closedAt the instant under whose day the trade is filed: when it closed, or was opened
   *     if it was voided while open; null while it is open
   */
  @Published("trading.trade-annotated")
  record TradeAnnotated(
      AccountRef account,
      TradeId tradeId,
      @Nullable String text,
      List<String> tags,
      @Nullable Instant closedAt)
      implements TradingEvent {}

  /**
   * Executions that follow the last one of their symbol, in order; at most 500 an event, all events
   * of an import in one commit.
   */
  @Published("trading.executions-imported")
  record ExecutionsImported(AccountRef account, ImportId importId, Fills fills)
      implements TradingEvent {

    @Override
    public int facts() {
      return fills.size();
    }
  }

  /**
   * A symbol was matched anew from a flat point, because executions arrived late or were taken out.
   * First all results that no longer hold leave, then the fills that hold now apply in order.
   * Beyond 500 of either it goes on in further events of the same commit, leaving before applying.
   *
   * @param replaced closed trades whose results no longer hold, as they were
   * @param reopened trades that were open before and are to be built anew from the fills
   * @param removed executions taken out by an undo
   * @param fills what holds now
   */
  @Published("trading.symbol-rematched")
  record SymbolRematched(
      AccountRef account,
      ImportId importId,
      Symbol symbol,
      List<ClosedTrade> replaced,
      List<TradeId> reopened,
      List<ExecutionId> removed,
      Fills fills)
      implements TradingEvent {

    @Override
    public int facts() {
      return replaced.size() + fills.size();
    }
  }

  /**
   * An import is complete. The last of its events.
   *
   * @param rejected rows not taken, at most the first 1,000
   */
  @Published("trading.import-completed")
  record ImportCompleted(
      AccountRef account,
      ImportId importId,
      int accepted,
      int duplicates,
      int rejectedRows,
      List<RowRejection> rejected,
      int tradesOpened,
      int tradesClosed)
      implements TradingEvent {}

  /**
   * The executions of an import are gone and their ids free. The last of its events.
   *
   * @param forgotten trades voided while open whose executions the import had brought: they are not
   *     even listed as void any more
   */
  @Published("trading.import-undone")
  record ImportUndone(AccountRef account, ImportId importId, int removed, List<Forgotten> forgotten)
      implements TradingEvent {

    /** A trade that is gone, and when it had been opened, which is where it is filed. */
    public record Forgotten(TradeId tradeId, Instant openedAt) {}
  }
}
