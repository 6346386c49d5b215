package io.tradefold.benchmark.row;

import io.tradefold.benchmark.run.Row;
import java.util.List;
import java.util.stream.Stream;

/** Every row, in the order of the contract. */
public final class Rows {

  /** Measured by a command of its own. */
  public static final String LOAD = "load";

  private Rows() {}

  /** The names of all, and of the load behind them: the order of the table. */
  public static List<String> order() {
    return Stream.concat(all().stream().map(Row::name), Stream.of(LOAD)).toList();
  }

  public static List<Row> all() {
    return List.of(
        new OverviewThroughput(),
        new OverviewAtSize(),
        new LiveAggregation(),
        new DurableCommands(),
        new Visible(),
        new Refold(),
        new Rebuild(),
        new CsvExport(),
        new RealImport(),
        new Start());
  }
}
