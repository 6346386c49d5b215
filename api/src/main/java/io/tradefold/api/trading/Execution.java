package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One fill in the market, as the broker or the trader reported it.
 *
 * @param id unique within the account
 * @param at when it happened
 * @param quantity above zero
 * @param price in the quote currency
 * @param fee in the account's currency, negative for a rebate
 * @param multiplier units of the quote currency per point and contract
 * @param rate the account's currency per unit of the quote currency
 * @param importId the import that brought it; null when entered by hand
 * @param arrivedAt when it was recorded
 * @param arrival its number among the account's executions, in order of arrival
 */
public record Execution(
    ExecutionId id,
    Instant at,
    Symbol symbol,
    Action action,
    Quantity quantity,
    Price price,
    Amount fee,
    Factor multiplier,
    Factor rate,
    @Nullable ImportId importId,
    Instant arrivedAt,
    long arrival) {

  /** The order in which executions are matched: {@code at}, then arrival (row order in a file). */
  public static final Comparator<Execution> ORDER =
      Comparator.comparing(Execution::at).thenComparingLong(Execution::arrival);

  /** What the given quantity of it was worth, in the account's currency. */
  public Amount notional(Quantity part) {
    return price.times(part).times(multiplier).times(rate);
  }
}
