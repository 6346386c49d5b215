package io.tradefold.benchmark.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A broker's files for one account: trades one after the other in twenty symbols over five years of
 * weekdays, every tenth closed in two parts. The same seed gives the same files.
 */
final class Fills {

  static final int YEARS = 5;

  private static final String HEADER = "executionId,at,symbol,side,quantity,price,fee\n";
  private static final int SYMBOLS = 20;
  private static final int EVERY_TENTH = 10;
  private static final int OPENING_SECOND = 15 * 3600;
  private static final int SECONDS_A_DAY = 5 * 3600;

  private final Random random;
  private final List<LocalDate> days;
  private final int trades;

  /**
   * @param last day with trades
   */
  Fills(long seed, int trades, LocalDate last) {
    this.random = new Random(seed);
    this.trades = trades;
    this.days = weekdays(last);
  }

  private static List<LocalDate> weekdays(LocalDate last) {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = last.minusYears(YEARS); !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.add(day);
      }
    }
    return days;
  }

  /**
   * The file with some of the trades, in order.
   *
   * @param from number of the first
   * @param to number behind the last
   */
  byte[] csv(int from, int to) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int number = from; number < to; number++) {
      trade(number, csv);
    }
    return csv.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void trade(int number, StringBuilder csv) {
    double place = (double) number / trades * days.size();
    double next = (double) (number + 1) / trades * days.size();
    LocalDate day = days.get((int) place);
    int opened = OPENING_SECOND + (int) ((place - (int) place) * SECONDS_A_DAY);
    int held = 1 + (int) (Math.min(next - place, 0.01) * SECONDS_A_DAY * random.nextDouble());
    boolean buys = random.nextBoolean();
    int symbol = number % SYMBOLS;
    BigDecimal price = cents(20 + 15 * symbol + 3 * random.nextGaussian());
    BigDecimal exit = price.add(cents(random.nextGaussian() * 0.8 + (buys ? 0.02 : -0.02)));
    int quantity = 2 * (1 + random.nextInt(100));
    boolean parts = number % EVERY_TENTH == 0;
    row(csv, number, "o", day, opened, symbol, buys, quantity, price);
    if (parts) {
      row(csv, number, "r", day, opened + held, symbol, !buys, quantity / 2, price);
    }
    int rest = parts ? quantity / 2 : quantity;
    row(csv, number, "c", day, opened + held, symbol, !buys, rest, exit);
  }

  private static void row(
      StringBuilder csv,
      int number,
      String part,
      LocalDate day,
      int second,
      int symbol,
      boolean buys,
      int quantity,
      BigDecimal price) {
    Instant at = day.atStartOfDay(ZoneOffset.UTC).plusSeconds(second).toInstant();
    csv.append(number).append('-').append(part).append(',').append(at).append(",S");
    csv.append(symbol).append(buys ? ",BUY," : ",SELL,").append(quantity).append(',');
    csv.append(price.toPlainString()).append(",0.35\n");
  }

  private static BigDecimal cents(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
  }
}
