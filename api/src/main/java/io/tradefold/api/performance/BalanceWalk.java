package io.tradefold.api.performance;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.money.Amount;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the calendar days of a range over the series of days on which something happened: deposits
 * at the start of a day, then its net P&amp;L, withdrawals at its end. The return of a day is its
 * net P&amp;L ÷ the balance at its start. The days in between are counted, not visited.
 *
 * <p>With annualisation 252 weekdays count, and weekend days with net P&amp;L; with 365 every day.
 */
final class BalanceWalk {

  private final List<SeriesDay> series;
  private final LocalDate to;
  private final Annualisation annualisation;
  private final ReturnWalk returns;
  private int next;
  private LocalDate done;
  private Amount balance = Amount.ZERO;
  private boolean positive = true;

  /**
   * @param series all days of the ledger on which something happened, in order
   */
  BalanceWalk(List<SeriesDay> series, LocalDate from, LocalDate to, Annualisation annualisation) {
    this.series = series;
    this.to = to;
    this.annualisation = annualisation;
    this.returns = new ReturnWalk(annualisation);
    this.done = from.minusDays(1);
    while (next < series.size() && series.get(next).day().isBefore(from)) {
      balance = balance.plus(series.get(next++).change());
    }
  }

  /** Walks on to the end of the day, or to the end of the range. */
  void through(LocalDate day) {
    LocalDate end = day.isAfter(to) ? to : day;
    while (next < series.size() && !series.get(next).day().isAfter(end)) {
      SeriesDay active = series.get(next++);
      quietThrough(active.day().minusDays(1));
      visit(active);
    }
    quietThrough(end);
  }

  private void visit(SeriesDay day) {
    Amount start = balance.plus(day.deposits());
    Amount net = day.netPnl();
    if (net.signum() == 0) {
      returns.quietDays(counted(day.day(), day.day()));
    } else if (start.isPositive()) {
      returns.day(net.value().doubleValue() / start.value().doubleValue());
    } else {
      positive = false;
      returns.quietDays(1); // counted, though its return means nothing
    }
    balance = start.plus(net).minus(day.withdrawals());
    positive &= balance.isPositive();
    done = day.day();
  }

  private void quietThrough(LocalDate day) {
    if (day.isAfter(done)) {
      positive &= balance.isPositive();
      returns.quietDays(counted(done.plusDays(1), day));
      done = day;
    }
  }

  private long counted(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (annualisation == Annualisation.EVERY_DAY) {
      return days;
    }
    long weekdays = days / 7 * 5;
    for (LocalDate day = first.plusDays(days / 7 * 7); !day.isAfter(last); day = day.plusDays(1)) {
      weekdays += isWeekend(day) ? 0 : 1;
    }
    return weekdays;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** Why returns so far walked mean nothing; null when they do. */
  @Nullable String broken() {
    return positive ? null : Reasons.BALANCE_NOT_POSITIVE;
  }

  /** The fall of the growth index so far walked, unless it is {@link #broken}. */
  double fall() {
    return returns.fall();
  }

  /** The figures of the whole range. */
  ReturnFigures figures() {
    through(to);
    return returns.figures(broken());
  }
}
