package io.tradefold.api.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.LedgerId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A month of a ledger: its days, summed.
 *
 * @param days those on which anything happened, in order; never empty
 */
public record LedgerMonth(LedgerId ledgerId, YearMonth month, List<DaySummary> days) {

  public static final ViewType<LedgerMonth> TYPE =
      new ViewType<>("ledger-month", LedgerMonth.class);

  public LedgerMonth {
    days = List.copyOf(days);
  }

  /** {@code acme:account:ann:main|2026-03}. */
  public static ViewKey key(LedgerId ledgerId, YearMonth month) {
    return TYPE.key(LedgerKeys.join(ledgerId, month));
  }

  /** The ledger a key of this type belongs to. */
  public static LedgerId ledgerOf(ViewKey key) {
    return LedgerKeys.ledgerOf(key);
  }

  /** The key of the month that a key of a {@link LedgerDay} belongs to. */
  public static ViewKey keyOfDay(ViewKey day) {
    return key(LedgerKeys.ledgerOf(day), YearMonth.from(LedgerDay.dayOf(day)));
  }

  /** The month a key of this type stands for. */
  public static YearMonth monthOf(ViewKey key) {
    return YearMonth.parse(LedgerKeys.restOf(key));
  }

  /**
   * The month with some of its days set anew.
   *
   * @param before the month as it was, or null
   * @param days each changed day as it is now; null when nothing is left of it
   * @return null when nothing is left of the month
   */
  public static @Nullable LedgerMonth with(
      @Nullable LedgerMonth before,
      LedgerId ledgerId,
      YearMonth month,
      Map<LocalDate, ? extends @Nullable LedgerDay> days) {
    Map<LocalDate, DaySummary> byDay = new TreeMap<>();
    if (before != null) {
      before.days.forEach(day -> byDay.put(day.day(), day));
    }
    days.forEach(
        (date, day) -> {
          if (day == null) {
            byDay.remove(date);
          } else {
            byDay.put(date, DaySummary.of(day));
          }
        });
    return byDay.isEmpty() ? null : new LedgerMonth(ledgerId, month, List.copyOf(byDay.values()));
  }

  /** Its days' summaries, joined in order. */
  public Summary joined() {
    return days.stream().map(DaySummary::summary).reduce(Summary.EMPTY, Summary::plus);
  }
}
