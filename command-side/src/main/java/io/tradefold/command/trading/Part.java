package io.tradefold.command.trading;

import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Execution;

/**
 * How much of an execution takes part in the matching: all of it, unless the trade it opened with
 * its rest has been voided.
 */
record Part(Execution execution, Quantity quantity) {

  static Part whole(Execution execution) {
    return new Part(execution, execution.quantity());
  }

  boolean isBefore(Part other) {
    return Execution.ORDER.compare(execution, other.execution) < 0;
  }
}
