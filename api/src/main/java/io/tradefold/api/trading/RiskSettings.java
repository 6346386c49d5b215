package io.tradefold.api.trading;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.money.Amount;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Limits a trader sets for trades entered by hand. Each is optional; null means no limit. Imported
 * executions are facts and are never held against them.
 *
 * @param maxOpenTrades at most this many trades open at once, 1 or more
 * @param maxPositionNotional largest entry value of one position, in the account's currency, above
 *     0
 * @param maxDailyLoss no opening or increasing once the day's net P&amp;L is this far below zero
 * @param allowedSymbols only these may be opened or increased
 */
public record RiskSettings(
    @Nullable Integer maxOpenTrades,
    @Nullable Amount maxPositionNotional,
    @Nullable Amount maxDailyLoss,
    @Nullable SortedSet<Symbol> allowedSymbols) {

  public static final RiskSettings NONE = new RiskSettings(null, null, null, null);

  public RiskSettings {
    if (maxOpenTrades != null && maxOpenTrades < 1) {
      throw new InvalidValue(maxOpenTrades.toString(), "a maxOpenTrades of 1 or more");
    }
    positive(maxPositionNotional, "maxPositionNotional");
    positive(maxDailyLoss, "maxDailyLoss");
    allowedSymbols =
        allowedSymbols == null
            ? null
            : Collections.unmodifiableSortedSet(new TreeSet<>(allowedSymbols));
  }

  private static void positive(@Nullable Amount limit, String name) {
    if (limit != null && !limit.isPositive()) {
      throw new InvalidValue(limit.toString(), "a " + name + " above zero");
    }
  }
}
