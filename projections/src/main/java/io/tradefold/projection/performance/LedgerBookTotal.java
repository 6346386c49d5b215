package io.tradefold.projection.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerMonth;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums the months of a ledger into the one document that speaks of all time. */
public final class LedgerBookTotal implements Total<LedgerBook> {

  @Override
  public ViewType<LedgerBook> type() {
    return LedgerBook.TYPE;
  }

  @Override
  public Set<ViewKey> totalsOf(ViewKey part, Views views) {
    return part.type().equals(LedgerMonth.TYPE)
        ? Set.of(LedgerBook.key(LedgerMonth.ledgerOf(part)))
        : Set.of();
  }

  @Override
  public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
    return Set.of();
  }

  @Override
  public @Nullable LedgerBook total(ViewKey total, Set<ViewKey> changedParts, Views views) {
    Map<YearMonth, @Nullable LedgerMonth> months = new HashMap<>();
    for (ViewKey part : changedParts) {
      months.put(LedgerMonth.monthOf(part), views.get(part, LedgerMonth.TYPE));
    }
    return LedgerBook.with(views.get(total, LedgerBook.TYPE), LedgerBook.ledgerOf(total), months);
  }
}
