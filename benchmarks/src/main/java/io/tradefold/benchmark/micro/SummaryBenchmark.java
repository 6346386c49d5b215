package io.tradefold.benchmark.micro;

import io.tradefold.api.performance.Summary;
import io.tradefold.api.trading.ClosedTrade;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The monoid of money figures. */
@State(Scope.Thread)
public class SummaryBenchmark {

  private final List<ClosedTrade> trades =
      new Trades().closed(Trades.DAY, 100).stream().map(closed -> closed.fill().result()).toList();
  private final Summary morning = Summary.of(trades.subList(0, 50));
  private final Summary afternoon = Summary.of(trades.subList(50, 100));
  private final List<Summary> years =
      IntStream.range(0, 60).mapToObj(month -> month % 2 == 0 ? morning : afternoon).toList();

  /** Two neighbours. */
  @Benchmark
  public Summary merge() {
    return morning.plus(afternoon);
  }

  /** All time of five years: sixty months. */
  @Benchmark
  public Summary mergeSixtyMonths() {
    return years.stream().reduce(Summary.EMPTY, Summary::plus);
  }

  /** From the trades themselves. */
  @Benchmark
  public Summary ofHundredTrades() {
    return Summary.of(trades);
  }
}
