package io.tradefold.api.performance;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures that rest on daily returns; each is null where {@code undefined} says why.
 *
 * @param days counted days
 * @param percent the largest fall of the growth index, as a ratio
 */
record ReturnFigures(
    long days,
    @Nullable Double totalReturn,
    @Nullable Double cagr,
    @Nullable Double volatility,
    @Nullable Double sharpe,
    @Nullable Double sortino,
    @Nullable Double percent,
    @Nullable Double calmar,
    @Nullable Double ulcerIndex,
    SortedMap<String, String> undefined) {}
