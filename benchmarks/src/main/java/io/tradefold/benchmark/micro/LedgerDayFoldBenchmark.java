package io.tradefold.benchmark.micro;

import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.performance.LedgerDayFold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One more trade on a day that has some already. */
@State(Scope.Thread)
public class LedgerDayFoldBenchmark {

  /** Trades on the day before. */
  @Param({"10", "100", "1000"})
  public int trades;

  private final LedgerDayFold fold = new LedgerDayFold();
  private final ViewKey key = LedgerDay.key(Trades.LEDGER, Trades.DAY);
  private @Nullable LedgerDay before;
  private @Nullable Recorded<TradingEvent> last;

  @Setup
  public void makeDay() {
    List<TradingEvent.TradeClosed> all = new Trades().closed(Trades.DAY, trades + 1);
    before =
        LedgerDay.empty(Trades.LEDGER, Trades.DAY, Trades.ACCOUNT.timeZone())
            .replaced(
                List.of(),
                all.subList(0, trades).stream().map(closed -> closed.fill().result()).toList());
    last = Recordings.of(trades, all.getLast());
  }

  @Benchmark
  public @Nullable LedgerDay closeOneMore() {
    return last == null ? null : fold.apply(key, before, last);
  }
}
