package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * An open trade while many fills run through it. It says the same as {@link OpenTrade}, but changes
 * in place: n fills on m lots cost n + m steps, where a chain of immutable trades would copy all
 * lots for each fill.
 *
 * <p>It is made from an {@code OpenTrade}, lives as long as one event is applied or one file is
 * matched, and becomes an {@code OpenTrade} again; the trade it was made from stays as it was.
 */
public final class MovingTrade {

  private final OpenTrade start;
  private final Deque<Lot> lots;
  private Quantity held;
  private Quantity largest;
  private Quantity entered;
  private Amount enteredValue;
  private Quantity exited;
  private Amount exitedValue;
  private Amount grossPnl;
  private Amount fees;
  private Instant lastAt;

  public MovingTrade(OpenTrade trade) {
    start = trade;
    lots = new ArrayDeque<>(trade.lots());
    held = trade.held();
    largest = trade.largest();
    entered = trade.entered();
    enteredValue = trade.enteredValue();
    exited = trade.exited();
    exitedValue = trade.exitedValue();
    grossPnl = trade.grossPnl();
    fees = trade.fees();
    lastAt = trade.lastAt();
  }

  public TradeId tradeId() {
    return start.tradeId();
  }

  public Side side() {
    return start.side();
  }

  public Factor multiplier() {
    return start.multiplier();
  }

  public Quantity held() {
    return held;
  }

  /** Adds a lot. */
  public void increase(Fill.Increased fill) {
    lots.add(Lot.of(fill.execution(), fill.quantity()));
    held = held.plus(fill.quantity());
    largest = largest.max(held);
    entered = entered.plus(fill.quantity());
    enteredValue = enteredValue.plus(fill.execution().price().times(fill.quantity()));
    fees = fees.plus(fill.fee());
    lastAt = fill.execution().at();
  }

  /**
   * What consuming first-in first-out would realise, lot by lot.
   *
   * @param quantity at most what is held
   */
  public List<Match> match(Execution exit, Quantity quantity) {
    return Match.firstIn(lots, quantity, exit, side(), multiplier());
  }

  /** Consumes lots as matched and leaves some. */
  public void reduce(Fill.Reduced fill) {
    consume(fill.execution(), fill.quantity(), fill.fee(), fill.matches());
  }

  /**
   * Consumes the last of it.
   *
   * @param accountId whose it is
   * @return its result, void if the trade is; there is no open trade any more
   */
  public ClosedTrade close(
      AccountId accountId, Execution execution, Amount fee, List<Match> matches) {
    consume(execution, held, fee, matches);
    Amount netPnl = grossPnl.minus(fees);
    return new ClosedTrade(
        accountId,
        start.tradeId(),
        start.symbol(),
        start.side(),
        start.openedAt(),
        execution.at(),
        largest,
        start.multiplier(),
        enteredValue.averageOver(entered.value()),
        exitedValue.averageOver(exited.value()),
        grossPnl,
        fees,
        netPnl,
        start.stopLoss(),
        RMultiple.of(start, netPnl),
        start.tags(),
        start.signalId(),
        start.voidReason(),
        execution.arrivedAt(),
        execution.arrival());
  }

  private void consume(Execution execution, Quantity quantity, Amount fee, List<Match> matches) {
    Quantity left = quantity;
    while (!left.isZero()) {
      Lot first = Objects.requireNonNull(lots.peek(), "more is consumed than is held");
      Quantity part = left.min(first.remaining());
      lots.removeFirst();
      if (part.compareTo(first.remaining()) < 0) {
        lots.addFirst(first.less(part));
      }
      left = left.minus(part);
    }
    for (Match match : matches) {
      grossPnl = grossPnl.plus(match.realised());
    }
    held = held.minus(quantity);
    exited = exited.plus(quantity);
    exitedValue = exitedValue.plus(execution.price().times(quantity));
    fees = fees.plus(fee);
    lastAt = execution.at();
  }

  /** As it stands now. */
  public OpenTrade toOpenTrade() {
    return new OpenTrade(
        start.tradeId(),
        start.symbol(),
        start.side(),
        start.openedAt(),
        start.multiplier(),
        start.opening(),
        start.entry(),
        start.rate(),
        start.stopLoss(),
        start.signalId(),
        start.tags(),
        List.copyOf(lots),
        largest,
        entered,
        enteredValue,
        exited,
        exitedValue,
        grossPnl,
        fees,
        lastAt,
        start.voidReason());
  }
}
