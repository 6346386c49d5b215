package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.LedgerId;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of a ledger at a glance: its months, summed, and the series of its days. One read answers
 * anything about all time.
 *
 * @param months those in which anything happened, in order; never empty
 */
public record LedgerBook(LedgerId ledgerId, List<Month> months) {

  public static final ViewType<LedgerBook> TYPE = new ViewType<>("ledger-book", LedgerBook.class);

  public LedgerBook {
    months = List.copyOf(months);
  }

  /**
   * A month of the book.
   *
   * @param summary of its trades
   * @param days its {@link SeriesDay}s, packed, because the book is written on every close
   */
  public record Month(YearMonth month, Summary summary, String days) {

    public static Month of(LedgerMonth month) {
      return new Month(
          month.month(),
          month.joined(),
          SeriesDay.pack(month.days().stream().map(SeriesDay::of).toList()));
    }

    /** Its days on which anything happened, in order; never empty. */
    public List<SeriesDay> series() {
      return SeriesDay.unpack(month, days);
    }
  }

  /** {@code acme:account:ann:main}. */
  public static ViewKey key(LedgerId ledgerId) {
    return TYPE.key(ledgerId.value());
  }

  /** The ledger a key of this type belongs to. */
  public static LedgerId ledgerOf(ViewKey key) {
    return LedgerId.parse(key.id());
  }

  /**
   * The book with some of its months set anew.
   *
   * @param before the book as it was, or null
   * @param months each changed month as it is now; null when nothing is left of it
   * @return null when nothing is left of the book
   */
  public static @Nullable LedgerBook with(
      @Nullable LedgerBook before,
      LedgerId ledgerId,
      Map<YearMonth, ? extends @Nullable LedgerMonth> months) {
    Map<YearMonth, Month> byMonth = new TreeMap<>();
    if (before != null) {
      before.months.forEach(month -> byMonth.put(month.month(), month));
    }
    months.forEach(
        (yearMonth, month) -> {
          if (month == null) {
            byMonth.remove(yearMonth);
          } else {
            byMonth.put(yearMonth, Month.of(month));
          }
        });
    return byMonth.isEmpty() ? null : new LedgerBook(ledgerId, List.copyOf(byMonth.values()));
  }

  /** Every day on which anything happened, in order. */
  public List<SeriesDay> series() {
    return months.stream().flatMap(month -> month.series().stream()).toList();
  }

  /** All trades that count. */
  public Summary joined() {
    return months.stream().map(Month::summary).reduce(Summary.EMPTY, Summary::plus);
  }

  /**
   * @return null when nothing happened in it
   */
  public @Nullable Month month(YearMonth month) {
    for (Month candidate : months) {
      if (candidate.month().equals(month)) {
        return candidate;
      }
    }
    return null;
  }
}
