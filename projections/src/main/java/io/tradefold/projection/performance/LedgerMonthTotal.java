package io.tradefold.projection.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.LedgerMonth;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums the days of a ledger into its months. */
public final class LedgerMonthTotal implements Total<LedgerMonth> {

  @Override
  public ViewType<LedgerMonth> type() {
    return LedgerMonth.TYPE;
  }

  @Override
  public Set<ViewKey> totalsOf(ViewKey part, Views views) {
    return part.type().equals(LedgerDay.TYPE) ? Set.of(LedgerMonth.keyOfDay(part)) : Set.of();
  }

  @Override
  public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
    return Set.of();
  }

  @Override
  public @Nullable LedgerMonth total(ViewKey total, Set<ViewKey> changedParts, Views views) {
    Map<LocalDate, @Nullable LedgerDay> days = new HashMap<>();
    for (ViewKey part : changedParts) {
      days.put(LedgerDay.dayOf(part), views.get(part, LedgerDay.TYPE));
    }
    return LedgerMonth.with(
        views.get(total, LedgerMonth.TYPE),
        LedgerMonth.ledgerOf(total),
        LedgerMonth.monthOf(total),
        days);
  }
}
