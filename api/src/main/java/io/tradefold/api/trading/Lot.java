package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;

/**
 * What one execution added to a trade, and how much of it is still held. Lots are consumed first-in
 * first-out.
 *
 * @param executionId the execution that added it
 * @param quantity as added
 * @param remaining still held
 * @param rate the account's currency per unit of the quote currency when it was added
 */
public record Lot(
    ExecutionId executionId,
    Instant at,
    Quantity quantity,
    Quantity remaining,
    Price price,
    Factor rate) {

  public static Lot of(Execution execution, Quantity quantity) {
    return new Lot(
        execution.id(), execution.at(), quantity, quantity, execution.price(), execution.rate());
  }

  public Lot less(Quantity consumed) {
    return new Lot(executionId, at, quantity, remaining.minus(consumed), price, rate);
  }

  /** What is still held was worth this at entry, in the account's currency. */
  public Amount notional(Factor multiplier) {
    return price.times(remaining).times(multiplier).times(rate);
  }
}
