package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;

/**
 * A part of a lot consumed by an execution, and what that realised before fees:
 * (exit − entry) × quantity × multiplier × rate, negated for shorts. Long 100 at 10, sold at 12.5 with
 * multiplier and rate 1: 250.
 *
 * @param lot the execution that added the lot
 */
public record Match(ExecutionId lot, Quantity quantity, Price entry, Amount realised) {}
