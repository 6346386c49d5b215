package io.tradefold.benchmark.row;

import io.tradefold.benchmark.run.Row;
import java.util.List;

/** Every row, in the order of the contract. */
public final class Rows {

  private Rows() {}

  public static List<Row> all() {
    return List.of(
        new OverviewThroughput(), new OverviewAtSize(), new DurableCommands(), new Visible());
  }
}
