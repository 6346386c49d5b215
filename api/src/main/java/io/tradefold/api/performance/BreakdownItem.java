package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The trades of a range that share a key.
 *
 * @param netPnl of the trades; adjustments belong to none
 * @param expectancy netPnl ÷ trades, half-even to 10 decimals
 * @param undefined why {@code profitFactor} is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BreakdownItem(
    String key,
    int trades,
    Amount netPnl,
    double winRate,
    @Nullable Double profitFactor,
    Amount expectancy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {

  static BreakdownItem of(String key, Tally tally) {
    Reasons reasons = new Reasons();
    String noLosses = tally.grossLoss().signum() == 0 ? Reasons.NO_LOSSES : null;
    return new BreakdownItem(
        key,
        tally.trades(),
        tally.netPnl(),
        Reasons.ratio(tally.wins(), tally.trades()),
        reasons.number(
            "profitFactor",
            noLosses,
            () -> Reasons.ratio(tally.grossProfit(), tally.grossLoss().abs())),
        tally.netPnl().averageOver(tally.trades()),
        reasons.byField());
  }
}
