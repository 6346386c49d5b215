package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one execution did to a trade, already decided. An execution that crosses zero makes two: a
 * {@link Closed} and an {@link Opened} with the rest.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fill.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = Fill.Increased.class, name = "increased"),
  @JsonSubTypes.Type(value = Fill.Reduced.class, name = "reduced"),
  @JsonSubTypes.Type(value = Fill.Closed.class, name = "closed")
})
public sealed interface Fill {

  TradeId tradeId();

  Execution execution();

  /** How much of the execution went into this. */
  Quantity quantity();

  /** How much of the execution's fee counts here: all of it once, where a crossing closes. */
  Amount fee();

  /** Starts a trade from flat. */
  record Opened(
      TradeId tradeId,
      Execution execution,
      Quantity quantity,
      Amount fee,
      @Nullable Price stopLoss,
      @Nullable SignalId signalId)
      implements Fill {

    /** The side of the trade. */
    public Side side() {
      return execution.action().opens();
    }
  }

  /** Adds a lot. */
  record Increased(TradeId tradeId, Execution execution, Quantity quantity, Amount fee)
      implements Fill {}

  /** Consumes lots and leaves some. */
  record Reduced(
      TradeId tradeId, Execution execution, Quantity quantity, Amount fee, List<Match> matches)
      implements Fill {}

  /** Consumes the last lot: the trade is closed with this result. */
  record Closed(
      TradeId tradeId,
      Execution execution,
      Quantity quantity,
      Amount fee,
      List<Match> matches,
      ClosedTrade result)
      implements Fill {}
}
