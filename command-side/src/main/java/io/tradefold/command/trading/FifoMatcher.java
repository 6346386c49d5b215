package io.tradefold.command.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.MovingTrade;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Matches the executions of one symbol, in order, first-in first-out.
 *
 * <p>Flat, BUY 10 opens a long trade. BUY 5 adds a lot. SELL 12 consumes the first lot and 2 of the
 * second. SELL 8 closes the trade with the last 3 and opens a short one with 5; its whole fee
 * counts with the trade it closes, because dividing it would round.
 */
final class FifoMatcher {

  private final AccountId accountId;
  private final Function<TradeId, Marks> marks;
  private @Nullable MovingTrade position;

  /**
   * @param open the trade that is open at the start; null when flat
   * @param marks what is attached to a trade id
   */
  FifoMatcher(AccountId accountId, @Nullable OpenTrade open, Function<TradeId, Marks> marks) {
    this.accountId = accountId;
    this.marks = marks;
    this.position = open == null ? null : new MovingTrade(open);
  }

  boolean isFlat() {
    return position == null;
  }

  /** Whether an execution with that multiplier may come next: within a trade it can't change. */
  boolean accepts(Factor multiplier) {
    return position == null || position.multiplier().equals(multiplier);
  }

  /** What the next execution does: one fill, or two when it crosses zero. */
  List<Fill> match(Part part) {
    Execution execution = part.execution();
    MovingTrade now = position;
    if (now == null) {
      return open(execution, part.quantity(), execution.fee());
    }
    if (execution.action() == now.side().entry()) {
      return List.of(increase(now, part));
    }
    int compared = part.quantity().compareTo(now.held());
    if (compared < 0) {
      return List.of(reduce(now, part));
    }
    Quantity held = now.held();
    Fill closed = close(now, execution);
    if (compared == 0) {
      return List.of(closed);
    }
    List<Fill> fills = new ArrayList<>(List.of(closed));
    fills.addAll(open(execution, part.quantity().minus(held), Amount.ZERO));
    return fills;
  }

  /** Nothing, when the trade it would open has been taken out. */
  private List<Fill> open(Execution execution, Quantity quantity, Amount fee) {
    TradeId tradeId = TradeId.of(execution.id().value());
    Marks attached = marks.apply(tradeId);
    if (attached.takenOut()) {
      return List.of();
    }
    Fill.Opened fill =
        new Fill.Opened(
            tradeId, execution, quantity, fee, attached.stopLoss(), attached.signalId());
    position = new MovingTrade(OpenTrade.of(fill, attached.tags(), attached.voidReason()));
    return List.of(fill);
  }

  private static Fill increase(MovingTrade now, Part part) {
    Fill.Increased fill =
        new Fill.Increased(
            now.tradeId(), part.execution(), part.quantity(), part.execution().fee());
    now.increase(fill);
    return fill;
  }

  private static Fill reduce(MovingTrade now, Part part) {
    Fill.Reduced fill =
        new Fill.Reduced(
            now.tradeId(),
            part.execution(),
            part.quantity(),
            part.execution().fee(),
            now.match(part.execution(), part.quantity()));
    now.reduce(fill);
    return fill;
  }

  private Fill close(MovingTrade now, Execution execution) {
    TradeId tradeId = now.tradeId();
    Quantity quantity = now.held();
    List<Match> matches = now.match(execution, quantity);
    position = null;
    return new Fill.Closed(
        tradeId,
        execution,
        quantity,
        execution.fee(),
        matches,
        now.close(accountId, execution, execution.fee(), matches));
  }
}
