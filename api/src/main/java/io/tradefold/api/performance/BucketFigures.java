package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A day, week or month of a range. A bucket that reaches beyond the range counts what is within.
 *
 * @param start the bucket's first day by the calendar: a Monday, the first of a month
 * @param netPnl of trades and adjustments
 * @param balance at the bucket's end
 * @param drawdown the fall of the range's growth index at the bucket's end, as a ratio
 * @param undefined why {@code drawdown} is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BucketFigures(
    LocalDate start,
    Amount netPnl,
    int trades,
    int wins,
    int losses,
    Amount balance,
    @Nullable Double drawdown,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {}
