package io.tradefold.query.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.VoidedOpenTrade;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One trade as it is served: the fields it has in lists, its stop and note, every execution and
 * lot.
 *
 * @param stopLoss at opening; null without one
 * @param lots all there ever were; {@code remaining} is what is still held of each
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TradeAnswer(
    @JsonUnwrapped TradeItem trade,
    @Nullable Price stopLoss,
    @Nullable String note,
    List<Done> executions,
    List<Lot> lots) {

  /**
   * What an execution did to the trade.
   *
   * @param quantity how much of it went into this trade; less than all where it crossed zero
   * @param fee how much of its fee counts here
   * @param realised before fees, zero for an entry
   * @param matches which lots it consumed
   */
  record Done(
      ExecutionId executionId,
      Instant at,
      Action side,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor rate,
      @Nullable ImportId importId,
      Instant recordedAt,
      Amount realised,
      List<Match> matches) {

    static Done of(TradeView.Done done) {
      Execution execution = done.execution();
      return new Done(
          execution.id(),
          execution.at(),
          execution.action(),
          done.quantity(),
          execution.price(),
          done.fee(),
          execution.rate(),
          execution.importId(),
          execution.arrivedAt(),
          done.realised(),
          done.matches());
    }
  }

  static TradeAnswer of(TradeView view) {
    ClosedTrade closed = view.result();
    OpenTrade open = view.open();
    return new TradeAnswer(
        item(view),
        closed != null ? closed.stopLoss() : open == null ? null : open.stopLoss(),
        view.note(),
        view.executions().stream().map(Done::of).toList(),
        view.lots());
  }

  private static TradeItem item(TradeView view) {
    if (view.result() != null) {
      return TradeItem.of(view.result());
    }
    OpenTrade open = Objects.requireNonNull(view.open(), "a trade is open or has a result");
    String voided = view.openVoidReason();
    return voided == null
        ? TradeItem.of(view.account().accountId(), open)
        : TradeItem.of(new VoidedOpenTrade(view.account().accountId(), open, voided));
  }
}
