package io.tradefold.query.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open trade as a position.
 *
 * @param quantity held now
 * @param averageEntry of all entries so far, half-even to 10 decimals; for showing only
 * @param notional entry value of what is held, in the account's currency
 * @param realised so far, minus all fees so far
 * @param voidReason why it counts in no figure: it was voided when it was closed, and a late import
 *     has opened it again; null when it counts
 * @param lots still held, in the order in which they will be consumed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PositionAnswer(
    TradeId tradeId,
    Symbol symbol,
    Side side,
    Instant openedAt,
    Quantity quantity,
    Factor multiplier,
    Amount averageEntry,
    Amount notional,
    Amount realised,
    Amount fees,
    @Nullable Price stopLoss,
    @Nullable SignalId signalId,
    List<String> tags,
    @Nullable String voidReason,
    List<Lot> lots) {

  static PositionAnswer of(OpenTrade trade) {
    return new PositionAnswer(
        trade.tradeId(),
        trade.symbol(),
        trade.side(),
        trade.openedAt(),
        trade.held(),
        trade.multiplier(),
        trade.averageEntry(),
        trade.notional(),
        trade.netPnl(),
        trade.fees(),
        trade.stopLoss(),
        trade.signalId(),
        trade.tags(),
        trade.voidReason(),
        trade.lots());
  }

  /** A page as the description shows it, which has no type parameters. */
  @Schema(name = "PositionPage")
  record Page(List<PositionAnswer> items, @Nullable String nextCursor, int total) {}
}
