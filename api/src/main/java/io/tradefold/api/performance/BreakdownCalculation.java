package io.tradefold.api.performance;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.ViewKey;
import io.tradefold.api.trading.LedgerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups the trades of a ledger over a range, from the book and the months of the range that have
 * trades.
 *
 * @param from null when left out: from the beginning
 * @param to null when left out: to the end; beyond today it is today
 * @param today the reader's day in the community's zone
 */
public record BreakdownCalculation(
    LedgerId ledgerId,
    BreakdownBy by,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    LocalDate today) {

  /**
   * @throws InvalidValue when the range ends before it begins, or begins before year 1
   */
  public BreakdownCalculation {
    DateRange.until(from, to, today);
  }

  /** What must be read before the {@link #answer}, given what has been; empty when nothing. */
  public Set<ViewKey> needs(Documents documents) {
    ViewKey key = LedgerBook.key(ledgerId);
    if (!documents.has(key)) {
      return Set.of(key);
    }
    LedgerBook book = documents.get(key, LedgerBook.TYPE);
    Set<ViewKey> needs = new HashSet<>();
    if (book != null) {
      months(book).forEach(month -> needs.add(LedgerMonth.key(ledgerId, month.month())));
      needs.removeIf(documents::has);
    }
    return needs;
  }

  /**
   * @param documents all it {@link #needs}
   * @throws TornRead when the documents were read while they changed: read all again
   */
  public BreakdownAnswer answer(Documents documents) {
    LedgerBook book = documents.get(LedgerBook.key(ledgerId), LedgerBook.TYPE);
    List<DaySummary> days = new ArrayList<>();
    if (book != null) {
      for (LedgerBook.Month month : months(book)) {
        Stretch.consistent(book, month, documents).days().stream()
            .filter(day -> range().contains(day.day()))
            .forEach(days::add);
      }
    }
    return new BreakdownAnswer(
        by.over(days).entrySet().stream()
            .map(item -> BreakdownItem.of(item.getKey(), item.getValue()))
            .toList());
  }

  private List<LedgerBook.Month> months(LedgerBook book) {
    return book.months().stream()
        .filter(month -> month.summary().trades() > 0 && range().touches(month.month()))
        .toList();
  }

  private DateRange range() {
    return DateRange.until(from, to, today);
  }
}
