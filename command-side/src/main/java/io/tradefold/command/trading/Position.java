package io.tradefold.command.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Side;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An open trade while many executions run through it. It says the same as {@link OpenTrade}, but
 * changes in place, so that a position of a hundred thousand lots costs no more per execution than
 * one of ten.
 */
final class Position {

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

  Position(OpenTrade trade) {
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

  OpenTrade trade() {
    return start;
  }

  Side side() {
    return start.side();
  }

  Factor multiplier() {
    return start.multiplier();
  }

  Quantity held() {
    return held;
  }

  /** Adds a lot. */
  void increase(Fill.Increased fill) {
    lots.add(Lot.of(fill.execution(), fill.quantity()));
    held = held.plus(fill.quantity());
    largest = largest.max(held);
    entered = entered.plus(fill.quantity());
    enteredValue = enteredValue.plus(fill.execution().price().times(fill.quantity()));
    fees = fees.plus(fill.fee());
    lastAt = fill.execution().at();
  }

  /**
   * What consuming first-in first-out would realise.
   *
   * @param quantity at most what is held
   */
  List<Match> match(Execution exit, Quantity quantity) {
    List<Match> matches = new ArrayList<>(1);
    Quantity left = quantity;
    for (Lot lot : lots) {
      if (left.isZero()) {
        break;
      }
      Quantity part = left.min(lot.remaining());
      matches.add(Match.of(lot, part, exit, side(), multiplier()));
      left = left.minus(part);
    }
    return matches;
  }

  /** Consumes lots as matched and leaves some. */
  void reduce(Fill.Reduced fill) {
    for (Match match : fill.matches()) {
      Lot first = lots.removeFirst();
      grossPnl = grossPnl.plus(match.realised());
      if (match.quantity().compareTo(first.remaining()) < 0) {
        lots.addFirst(first.less(match.quantity()));
      }
    }
    held = held.minus(fill.quantity());
    exited = exited.plus(fill.quantity());
    exitedValue = exitedValue.plus(fill.execution().price().times(fill.quantity()));
    fees = fees.plus(fill.fee());
    lastAt = fill.execution().at();
  }

  OpenTrade toOpenTrade() {
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
        lastAt);
  }
}
