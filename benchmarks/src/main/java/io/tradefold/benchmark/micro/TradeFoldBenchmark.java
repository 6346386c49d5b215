package io.tradefold.benchmark.micro;

import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.trading.TradeFold;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A trade's own document: opened, then closed. */
@State(Scope.Thread)
public class TradeFoldBenchmark {

  private final TradeFold fold = new TradeFold();
  private final Trades trades = new Trades();
  private final Recorded<TradingEvent> closing =
      Recordings.of(2, trades.closed(Trades.DAY, 1).getFirst());
  private final Recorded<TradingEvent> opening =
      Recordings.of(1, trades.opened((TradingEvent.TradeClosed) closing.event()));
  private final ViewKey key = fold.keys(closing.event()).iterator().next();

  /** Which documents an event touches. */
  @Benchmark
  public Set<ViewKey> keys() {
    return fold.keys(closing.event());
  }

  /** Both events of a trade's life. */
  @Benchmark
  public @Nullable TradeView openAndClose() {
    return fold.apply(key, fold.apply(key, null, opening), closing);
  }
}
