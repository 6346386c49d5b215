package io.tradefold.api.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed row of an import.
 *
 * @param line where it stood, for naming it in a rejection
 * @param executionId null when the file names none: then equal rows are told apart by counting
 */
public record ExecutionRow(
    int line,
    @Nullable ExecutionId executionId,
    Instant at,
    Symbol symbol,
    Action action,
    Quantity quantity,
    Price price,
    Amount fee,
    Factor multiplier,
    Factor rate) {}
