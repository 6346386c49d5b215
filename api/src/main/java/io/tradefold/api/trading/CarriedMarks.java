package io.tradefold.api.trading;

import java.util.List;

/** The tags of a trade that has left and may come back. */
public record CarriedMarks(TradeId tradeId, List<String> tags) {

  public CarriedMarks {
    tags = List.copyOf(tags);
  }
}
