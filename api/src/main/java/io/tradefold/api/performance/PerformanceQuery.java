package io.tradefold.api.performance;

import io.tradefold.api.trading.LedgerId;

/** What can be asked about a ledger's figures. Who may ask is decided before. */
public sealed interface PerformanceQuery {

  /** Answered with {@link Overview}. */
  record OverviewOf(LedgerId ledgerId) implements PerformanceQuery {}

  /** Answered with {@link PerformanceAnswer}. */
  record PerformanceOf(PerformanceCalculation calculation) implements PerformanceQuery {}

  /** Answered with {@link BreakdownAnswer}. */
  record BreakdownOf(BreakdownCalculation calculation) implements PerformanceQuery {}
}
