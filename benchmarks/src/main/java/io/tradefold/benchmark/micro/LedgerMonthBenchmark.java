package io.tradefold.benchmark.micro;

import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.LedgerMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the total of a month does when one of its days has changed. */
@State(Scope.Thread)
public class LedgerMonthBenchmark {

  private static final YearMonth MONTH = YearMonth.from(Trades.DAY);

  private final Trades trades = new Trades();
  private final Map<LocalDate, LedgerDay> days =
      MONTH
          .atDay(1)
          .datesUntil(MONTH.plusMonths(1).atDay(1))
          .collect(Collectors.toMap(Function.identity(), day -> trades.day(day, 40)));
  private final @Nullable LedgerMonth before = LedgerMonth.with(null, Trades.LEDGER, MONTH, days);
  private final Map<LocalDate, LedgerDay> changed = Map.of(Trades.DAY, trades.day(Trades.DAY, 41));

  @Benchmark
  public @Nullable LedgerMonth setOneDay() {
    return LedgerMonth.with(before, Trades.LEDGER, MONTH, changed);
  }
}
