package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A day in the series that balances and returns are walked over.
 *
 * @param traded net P&amp;L of the day's trades
 * @param trades how many trades count
 * @param rows trades closed that day, void ones too: what a list of that day shows
 * @param voidedOpen trades opened that day and voided while open: listed as well
 * @param deposits at the start of the day
 * @param withdrawals at its end, zero or more
 * @param adjustments signed
 */
public record SeriesDay(
    LocalDate day,
    Amount traded,
    int trades,
    int wins,
    int losses,
    int rows,
    int voidedOpen,
    Amount deposits,
    Amount withdrawals,
    Amount adjustments) {

  private static final int FIELDS = 10;

  static SeriesDay of(DaySummary day) {
    Summary summary = day.summary();
    return new SeriesDay(
        day.day(),
        summary.netPnl(),
        summary.trades(),
        summary.wins(),
        summary.losses(),
        day.rows(),
        day.voidedOpen(),
        day.deposits(),
        day.withdrawals(),
        day.adjustments());
  }

  /** Net P&amp;L of the day: of its trades and its adjustments. */
  public Amount netPnl() {
    return traded.plus(adjustments);
  }

  /** What the day adds to the balance. */
  public Amount change() {
    return netPnl().plus(deposits).minus(withdrawals);
  }

  /** Whether a trade counts here, or money came or went. */
  boolean movesMoney() {
    return trades > 0
        || deposits.signum() != 0
        || withdrawals.signum() != 0
        || adjustments.signum() != 0;
  }

  /**
   * Days of one month as text, joined by semicolons: the fields in order, the day by its number,
   * zeros at the end left out. {@code 3 -50.5 2 0 2 2;4 100 1 1 0 1 0 1000} is the 3rd with two
   * losses, and the 4th with one win and a deposit of 1,000.
   */
  static String pack(List<SeriesDay> days) {
    StringBuilder text = new StringBuilder();
    for (SeriesDay day : days) {
      if (!text.isEmpty()) {
        text.append(';');
      }
      day.write(text);
    }
    return text.toString();
  }

  private void write(StringBuilder text) {
    Object[] fields = {
      day.getDayOfMonth(),
      traded,
      trades,
      wins,
      losses,
      rows,
      voidedOpen,
      deposits,
      withdrawals,
      adjustments
    };
    int used = fields.length;
    while ("0".equals(fields[used - 1].toString())) {
      used--;
    }
    for (int i = 0; i < used; i++) {
      text.append(i == 0 ? "" : " ").append(fields[i]);
    }
  }

  static List<SeriesDay> unpack(YearMonth month, String text) {
    List<SeriesDay> days = new ArrayList<>();
    String[] fields = new String[FIELDS];
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(';', start);
      end = end < 0 ? text.length() : end;
      for (int i = 0; i < FIELDS; i++) {
        int space = text.indexOf(' ', start);
        int stop = space < 0 || space > end ? end : space;
        fields[i] = start >= end ? "0" : text.substring(start, stop);
        start = Math.min(stop + 1, end);
      }
      days.add(read(month, fields));
      start = end + 1;
    }
    return days;
  }

  private static SeriesDay read(YearMonth month, String[] fields) {
    return new SeriesDay(
        month.atDay(Integer.parseInt(fields[0])),
        amount(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        Integer.parseInt(fields[6]),
        amount(fields[7]),
        amount(fields[8]),
        amount(fields[9]));
  }

  private static Amount amount(String text) {
    return "0".equals(text) ? Amount.ZERO : Amount.of(text);
  }
}
