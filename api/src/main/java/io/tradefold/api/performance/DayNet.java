package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.time.LocalDate;

/** A day and its net P&amp;L, adjustments included. */
public record DayNet(LocalDate day, Amount netPnl) {}
