package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a lot consumed by an execution, and what that realised before fees: (exit − entry) ×
 * quantity × multiplier × rate, negated for shorts. Long 100 at 10, sold at 12.5 with multiplier
 * and rate 1: 250.
 *
 * @param lot the execution that added the lot
 */
public record Match(ExecutionId lot, Quantity quantity, Price entry, Amount realised) {

  /** A part of a lot of a trade of that side and multiplier, consumed by an execution. */
  public static Match of(Lot lot, Quantity part, Execution exit, Side side, Factor multiplier) {
    BigDecimal move = exit.price().value().subtract(lot.price().value());
    Amount gross = new Amount(move.multiply(part.value())).times(multiplier).times(exit.rate());
    return new Match(
        lot.executionId(), part, lot.price(), side == Side.LONG ? gross : gross.negate());
  }

  /**
   * What consuming a quantity of some lots first-in first-out would realise, lot by lot.
   *
   * @param lots in the order in which they are consumed
   * @param quantity at most what they hold together
   */
  static List<Match> firstIn(
      Iterable<Lot> lots, Quantity quantity, Execution exit, Side side, Factor multiplier) {
    List<Match> matches = new ArrayList<>(1);
    Quantity left = quantity;
    for (Lot lot : lots) {
      if (left.isZero()) {
        break;
      }
      Quantity part = left.min(lot.remaining());
      matches.add(of(lot, part, exit, side, multiplier));
      left = left.minus(part);
    }
    return List.copyOf(matches);
  }
}
