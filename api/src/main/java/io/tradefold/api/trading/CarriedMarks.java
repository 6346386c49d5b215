package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sticks to the id of a trade that a re-match has taken away, in case one brings it back.
 *
 * @param voidReason why it counts in no figure; null when it counts
 */
public record CarriedMarks(
    TradeId tradeId,
    List<String> tags,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String voidReason) {

  public CarriedMarks {
    tags = List.copyOf(tags);
  }

  static CarriedMarks of(ClosedTrade trade) {
    return new CarriedMarks(trade.tradeId(), trade.tags(), trade.voidReason());
  }

  static CarriedMarks of(OpenTrade trade) {
    return new CarriedMarks(trade.tradeId(), trade.tags(), trade.voidReason());
  }

  /** Whether nothing sticks. */
  @JsonIgnore
  public boolean isEmpty() {
    return tags.isEmpty() && voidReason == null;
  }
}
