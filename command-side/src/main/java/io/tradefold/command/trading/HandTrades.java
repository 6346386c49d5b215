package io.tradefold.command.trading;

import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.List;

/** Decides what is entered by hand for a trade that is open: increase, reduce, close. */
final class HandTrades {

  private final AccountState state;
  private final Context context;
  private final HandRules rules;

  HandTrades(AccountState state, Context context) {
    this.state = state;
    this.context = context;
    this.rules = new HandRules(state, context);
  }

  Decided increase(TradingCommand.IncreaseTrade command) {
    context.requireNotAhead(command.at());
    OpenTrade trade = openTrade(command.tradeId());
    rules.requireInOrder(trade.symbol(), command.at());
    rules.requireFree(command.executionId());
    Execution execution =
        execution(
            command.executionId(),
            command.at(),
            trade,
            trade.side().entry(),
            command.quantity(),
            command.price(),
            command.fee(),
            command.rate());
    TradingEvent.TradeRefused refusal =
        RiskRules.check(state, trade, execution, context.receivedAt());
    if (refusal != null) {
      return Decided.refused(refusal);
    }
    return Decided.execution(
        trade.tradeId(),
        execution.id(),
        List.of(
            new TradingEvent.TradeIncreased(
                state.account(),
                new Fill.Increased(
                    trade.tradeId(), execution, execution.quantity(), execution.fee()))));
  }

  Decided reduce(TradingCommand.ReduceTrade command) {
    context.requireNotAhead(command.at());
    OpenTrade trade = openTrade(command.tradeId());
    int left = trade.held().compareTo(command.quantity());
    if (left < 0) {
      throw new Rejected(
          "exceeds-position", trade.held() + " are held, less than " + command.quantity());
    }
    Execution execution =
        exit(
            trade,
            command.executionId(),
            command.at(),
            command.quantity(),
            command.price(),
            command.fee(),
            command.rate());
    return left == 0 ? closed(trade, execution) : reduced(trade, execution);
  }

  Decided close(TradingCommand.CloseTrade command) {
    context.requireNotAhead(command.at());
    OpenTrade trade = openTrade(command.tradeId());
    return closed(
        trade,
        exit(
            trade,
            command.executionId(),
            command.at(),
            trade.held(),
            command.price(),
            command.fee(),
            command.rate()));
  }

  private Decided reduced(OpenTrade trade, Execution execution) {
    List<Match> matches = trade.match(execution, execution.quantity());
    Fill.Reduced fill =
        new Fill.Reduced(
            trade.tradeId(), execution, execution.quantity(), execution.fee(), matches);
    return Decided.execution(
        trade.tradeId(),
        execution.id(),
        List.of(new TradingEvent.TradeReduced(state.account(), fill)));
  }

  private Decided closed(OpenTrade trade, Execution execution) {
    List<Match> matches = trade.match(execution, execution.quantity());
    Fill.Closed fill =
        new Fill.Closed(
            trade.tradeId(),
            execution,
            execution.quantity(),
            execution.fee(),
            matches,
            trade.closed(state.account().accountId(), execution, execution.fee(), matches));
    return Decided.execution(
        trade.tradeId(),
        execution.id(),
        List.of(new TradingEvent.TradeClosed(state.account(), fill)));
  }

  private Execution exit(
      OpenTrade trade,
      ExecutionId id,
      Instant at,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor rate) {
    rules.requireInOrder(trade.symbol(), at);
    rules.requireFree(id);
    return execution(id, at, trade, trade.side().exit(), quantity, price, fee, rate);
  }

  private Execution execution(
      ExecutionId id,
      Instant at,
      OpenTrade trade,
      Action action,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor rate) {
    return new Execution(
        id,
        at,
        trade.symbol(),
        action,
        quantity,
        price,
        fee,
        trade.multiplier(),
        rate,
        null,
        context.receivedAt(),
        state.arrivals());
  }

  private OpenTrade openTrade(TradeId id) {
    OpenTrade trade = state.openTrade(id);
    if (trade != null) {
      return trade;
    }
    if (state.mayKnow(id.value())) {
      if (context.history().closed(id) != null) {
        throw new Rejected("trade-closed", "the trade " + id + " is closed");
      }
      if (context.history().wasVoidedOpen(id)) {
        throw new Rejected("trade-void", "the trade " + id + " is void");
      }
    }
    throw new NotFound("no trade " + id);
  }
}
