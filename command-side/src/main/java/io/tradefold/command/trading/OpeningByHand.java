package io.tradefold.command.trading;

import io.tradefold.api.Conflict;
import io.tradefold.api.Rejected;
import io.tradefold.api.money.Price;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Decides the opening of a trade by hand. The same opening twice is answered as the first time. */
final class OpeningByHand {

  private final AccountState state;
  private final Context context;
  private final HandRules rules;

  OpeningByHand(AccountState state, Context context) {
    this.state = state;
    this.context = context;
    this.rules = new HandRules(state, context);
  }

  Decided decide(TradingCommand.OpenTrade command) {
    ExecutionId executionId = ExecutionId.of(command.tradeId().value());
    if (rules.isTaken(executionId)) {
      if (!isSame(command, executionId)) {
        throw new Conflict("the id " + executionId + " is taken in this account");
      }
      return Decided.trade(command.tradeId(), List.of());
    }
    TradingAccountDecider.usable(state);
    context.requireNotAhead(command.at());
    rules.requireFlat(command.symbol());
    rules.requireInOrder(command.symbol(), command.at());
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

  private List<TradingEvent> startingFrom(Instant at) {
    return new ArrayList<>(
        TradingAccountDecider.startingFrom(
            TradingAccountDecider.earlier(state.balanceFrom(), at), state));
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
