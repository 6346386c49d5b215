package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a range: a whole month, or a day of a month that the range cuts.
 *
 * @param day null for a whole month
 */
record Stretch(YearMonth month, @Nullable LocalDate day, Summary summary) {

  /** The months that a range cuts with something on either side: at most two. */
  static Set<ViewKey> edges(LedgerBook book, DateRange range) {
    return book.months().stream()
        .filter(month -> isEdge(month, range))
        .map(month -> LedgerMonth.key(book.ledgerId(), month.month()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The pieces of a range, in order.
   *
   * @param documents holds the {@link #edges}
   */
  static List<Stretch> of(LedgerBook book, DateRange range, Documents documents) {
    List<Stretch> stretches = new ArrayList<>();
    for (LedgerBook.Month month : book.months()) {
      if (isEdge(month, range)) {
        for (DaySummary day : consistent(book, month, documents).days()) {
          if (range.contains(day.day())) {
            stretches.add(new Stretch(month.month(), day.day(), day.summary()));
          }
        }
      } else if (isInside(month, range)) {
        stretches.add(new Stretch(month.month(), null, month.summary()));
      }
    }
    return List.copyOf(stretches);
  }

  /**
   * @throws TornRead when the month is not the one the book was summed from
   */
  static LedgerMonth consistent(LedgerBook book, LedgerBook.Month month, Documents documents) {
    ViewKey key = LedgerMonth.key(book.ledgerId(), month.month());
    LedgerMonth document = documents.get(key, LedgerMonth.TYPE);
    if (document == null || !LedgerBook.Month.of(document).equals(month)) {
      throw new TornRead(key);
    }
    return document;
  }

  private static boolean isInside(LedgerBook.Month month, DateRange range) {
    return range.cuts(month.month())
        ? range.contains(month.series().getFirst().day())
        : range.touches(month.month());
  }

  private static boolean isEdge(LedgerBook.Month month, DateRange range) {
    if (!range.cuts(month.month())) {
      return false;
    }
    List<SeriesDay> series = month.series();
    return series.stream().anyMatch(day -> range.contains(day.day()))
        && !series.stream().allMatch(day -> range.contains(day.day()));
  }
}
