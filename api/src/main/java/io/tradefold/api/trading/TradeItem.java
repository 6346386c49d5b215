package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade as lists and exports show it.
 *
 * @param closedAt null while open, and when it was voided open
 * @param quantity the largest held
 * @param averageEntry quantity-weighted, half-even to 10 decimals; for showing only
 * @param averageExit as averageEntry; null before the first exit
 * @param grossPnl realised so far, before fees; of a trade voided open what had been realised
 * @param netPnl grossPnl − fees; counts in figures only when {@code status} is closed
 * @param rMultiple a number; null without a stop, and while open
 * @param holdingSeconds from opening to closing; null unless it was closed
 * @param voidReason null unless {@code status} is void
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeItem(
    TradeId tradeId,
    AccountId accountId,
    Symbol symbol,
    Side side,
    TradeStatus status,
    Instant openedAt,
    @Nullable Instant closedAt,
    Quantity quantity,
    Factor multiplier,
    Amount averageEntry,
    @Nullable Amount averageExit,
    Amount grossPnl,
    Amount fees,
    Amount netPnl,
    @Nullable BigDecimal rMultiple,
    @Nullable BigDecimal holdingSeconds,
    List<String> tags,
    @Nullable SignalId signalId,
    @Nullable String voidReason) {

  public TradeItem {
    tags = List.copyOf(tags);
  }

  /** A closed trade, void or not. */
  public static TradeItem of(ClosedTrade trade) {
    return new TradeItem(
        trade.tradeId(),
        trade.accountId(),
        trade.symbol(),
        trade.side(),
        trade.isVoid() ? TradeStatus.VOID : TradeStatus.CLOSED,
        trade.openedAt(),
        trade.closedAt(),
        trade.quantity(),
        trade.multiplier(),
        trade.averageEntry(),
        trade.averageExit(),
        trade.grossPnl(),
        trade.fees(),
        trade.netPnl(),
        trade.rMultiple(),
        trade.holdingSeconds(),
        trade.tags(),
        trade.signalId(),
        trade.voidReason());
  }

  /** A trade that is open now; void when it had been voided before a re-match opened it again. */
  public static TradeItem of(AccountId accountId, OpenTrade trade) {
    return of(
        accountId, trade, trade.isVoid() ? TradeStatus.VOID : TradeStatus.OPEN, trade.voidReason());
  }

  /** A trade that was voided while it was open. */
  public static TradeItem of(VoidedOpenTrade voided) {
    return of(voided.accountId(), voided.trade(), TradeStatus.VOID, voided.reason());
  }

  private static TradeItem of(
      AccountId accountId, OpenTrade trade, TradeStatus status, @Nullable String voidReason) {
    return new TradeItem(
        trade.tradeId(),
        accountId,
        trade.symbol(),
        trade.side(),
        status,
        trade.openedAt(),
        null,
        trade.largest(),
        trade.multiplier(),
        trade.averageEntry(),
        trade.averageExit(),
        trade.grossPnl(),
        trade.fees(),
        trade.netPnl(),
        null,
        null,
        trade.tags(),
        trade.signalId(),
        voidReason);
  }
}
