package io.tradefold.command.trading;

import io.tradefold.api.Conflict;
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
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides trades entered by hand: open, increase, reduce, close. */
final class HandTrades {

  private final AccountState state;
  private final Context context;

  HandTrades(AccountState state, Context context) {
    this.state = state;
    this.context = context;
  }

  Decided open(TradingCommand.OpenTrade command) {
    ExecutionId executionId = ExecutionId.of(command.tradeId().value());
    if (isTaken(executionId)) {
      if (!isSame(command, executionId)) {
        throw new Conflict("the id " + executionId + " is taken in this account");
      }
      return Decided.trade(command.tradeId(), List.of());
    }
    TradingAccountDecider.usable(state);
    context.requireNotAhead(command.at());
    requireFlat(command.symbol());
    requireInOrder(command.symbol(), command.at());
    requireStopOnTheRightSide(command);
    Execution execution = opening(command, executionId);
    TradingEvent.TradeRefused refusal =
        RiskRules.check(state, null, execution, context.receivedAt());
    if (refusal != null) {
      return Decided.refused(refusal);
    }
    List<TradingEvent> events = startingFrom(command.at());
    events.add(
        new TradingEvent.TradeOpened(
            state.account(),
            new Fill.Opened(
                command.tradeId(),
                execution,
                execution.quantity(),
                execution.fee(),
                command.stopLoss(),
                command.signalId())));
    return Decided.trade(command.tradeId(), events);
  }

  Decided increase(TradingCommand.IncreaseTrade command) {
    context.requireNotAhead(command.at());
    OpenTrade trade = openTrade(command.tradeId());
    requireInOrder(trade.symbol(), command.at());
    requireFree(command.executionId());
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
    requireInOrder(trade.symbol(), at);
    requireFree(id);
    return execution(id, at, trade, trade.side().exit(), quantity, price, fee, rate);
  }

  private Execution opening(TradingCommand.OpenTrade command, ExecutionId id) {
    return new Execution(
        id,
        command.at(),
        command.symbol(),
        command.side().entry(),
        command.quantity(),
        command.price(),
        command.fee(),
        command.multiplier(),
        command.rate(),
        null,
        context.receivedAt(),
        state.arrivals());
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

  private List<TradingEvent> startingFrom(Instant at) {
    return new ArrayList<>(
        TradingAccountDecider.startingFrom(
            TradingAccountDecider.earlier(state.balanceFrom(), at), state));
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

  private void requireFlat(Symbol symbol) {
    OpenTrade trade = state.openTrade(symbol);
    if (trade != null) {
      throw new Rejected("already-open", symbol + " is open already, as trade " + trade.tradeId());
    }
  }

  private void requireInOrder(Symbol symbol, Instant at) {
    Instant last = lastAt(symbol, at);
    if (last != null && at.isBefore(last)) {
      throw new Rejected(
          "out-of-order", symbol + " last traded at " + last + ", which is after " + at);
    }
  }

  private @Nullable Instant lastAt(Symbol symbol, Instant at) {
    OpenTrade trade = state.openTrade(symbol);
    if (trade != null) {
      return trade.lastAt();
    }
    Instant last = state.lastExecutions().of(symbol);
    return last == null && state.lastExecutions().mayHaveForgottenAfter(at)
        ? context.history().lastAt(symbol)
        : last;
  }

  private static void requireStopOnTheRightSide(TradingCommand.OpenTrade command) {
    Price stop = command.stopLoss();
    if (stop == null) {
      return;
    }
    int compared = stop.compareTo(command.price());
    if (command.side() == Side.LONG ? compared >= 0 : compared <= 0) {
      throw new Rejected(
          "stop-wrong-side",
          "the stop of a "
              + command.side()
              + " trade opened at "
              + command.price()
              + " can not be "
              + stop);
    }
  }

  private boolean isTaken(ExecutionId id) {
    return state.mayKnow(id.value())
        && (context.history().execution(id) != null
            || context.history().wasVoidedOpen(TradeId.of(id.value())));
  }

  private void requireFree(ExecutionId id) {
    if (isTaken(id)) {
      throw new Conflict("the id " + id + " is taken in this account");
    }
  }

  /** Whether the id was given to the very same trade before. */
  private boolean isSame(TradingCommand.OpenTrade command, ExecutionId id) {
    Execution known = context.history().execution(id);
    if (known == null || known.importId() != null) {
      return false;
    }
    Marks marks = context.history().marks(command.tradeId());
    return known.symbol().equals(command.symbol())
        && known.action() == command.side().entry()
        && known.quantity().equals(command.quantity())
        && known.price().equals(command.price())
        && known.fee().equals(command.fee())
        && known.multiplier().equals(command.multiplier())
        && known.rate().equals(command.rate())
        && Objects.equals(marks.stopLoss(), command.stopLoss())
        && Objects.equals(marks.signalId(), command.signalId())
        && isSameTime(command.at(), known);
  }

  /** Left out, the time is that of receipt: then it was left out the first time too. */
  private boolean isSameTime(Instant at, Execution known) {
    boolean leftOut = at.equals(context.receivedAt());
    return leftOut ? known.at().equals(known.arrivedAt()) : at.equals(known.at());
  }
}
