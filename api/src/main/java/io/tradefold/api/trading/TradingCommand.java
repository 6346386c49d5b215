package io.tradefold.api.trading;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a trading account. Where {@code at} is given it is a business time; when it
 * was left out the edge has put in the time of receipt.
 */
public sealed interface TradingCommand {

  TraderId traderId();

  AccountId accountId();

  @TargetAggregateIdentifier
  default String aggregateId() {
    return AccountRef.aggregateId(traderId(), accountId());
  }

  record OpenAccount(
      TraderId traderId,
      AccountId accountId,
      CommunityId communityId,
      String name,
      CurrencyCode currency,
      Amount startingBalance,
      Instant at)
      implements TradingCommand {}

  record RenameAccount(TraderId traderId, AccountId accountId, String name)
      implements TradingCommand {}

  record CloseAccount(TraderId traderId, AccountId accountId) implements TradingCommand {}

  record Deposit(TraderId traderId, AccountId accountId, Amount amount, Instant at)
      implements TradingCommand {}

  record Withdraw(TraderId traderId, AccountId accountId, Amount amount, Instant at)
      implements TradingCommand {}

  record Adjust(
      TraderId traderId,
      AccountId accountId,
      AdjustmentKind kind,
      Amount amount,
      Instant at,
      @Nullable String note)
      implements TradingCommand {}

  record ChangeRiskSettings(TraderId traderId, AccountId accountId, RiskSettings settings)
      implements TradingCommand {}

  record ConnectBroker(
      TraderId traderId, AccountId accountId, String name, @Nullable String externalAccount)
      implements TradingCommand {}

  record DisconnectBroker(TraderId traderId, AccountId accountId) implements TradingCommand {}

  record OpenTrade(
      TraderId traderId,
      AccountId accountId,
      TradeId tradeId,
      Symbol symbol,
      Side side,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor multiplier,
      Factor rate,
      @Nullable Price stopLoss,
      @Nullable SignalId signalId,
      Instant at)
      implements TradingCommand {}

  record IncreaseTrade(
      TraderId traderId,
      AccountId accountId,
      TradeId tradeId,
      ExecutionId executionId,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor rate,
      Instant at)
      implements TradingCommand {}

  record ReduceTrade(
      TraderId traderId,
      AccountId accountId,
      TradeId tradeId,
      ExecutionId executionId,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor rate,
      Instant at)
      implements TradingCommand {}

  record CloseTrade(
      TraderId traderId,
      AccountId accountId,
      TradeId tradeId,
      ExecutionId executionId,
      Price price,
      Amount fee,
      Factor rate,
      Instant at)
      implements TradingCommand {}

  record VoidTrade(TraderId traderId, AccountId accountId, TradeId tradeId, String reason)
      implements TradingCommand {}

  /** Replaces note and tags. */
  record AnnotateTrade(
      TraderId traderId,
      AccountId accountId,
      TradeId tradeId,
      @Nullable String text,
      List<String> tags)
      implements TradingCommand {}

  /**
   * @param rows well-formed rows in the file's order
   * @param rejected rows that were not well-formed
   * @param partial whether to take the good rows when some are bad
   * @param preview whether to change nothing and only say what would happen
   */
  record ImportExecutions(
      TraderId traderId,
      AccountId accountId,
      ImportId importId,
      List<ExecutionRow> rows,
      List<RowRejection> rejected,
      boolean partial,
      boolean preview)
      implements TradingCommand {}

  record UndoImport(TraderId traderId, AccountId accountId, ImportId importId)
      implements TradingCommand {}
}
