package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.time.Instant;

/** A closed trade pointed at: enough to show it and to find it. */
public record TradeRef(
    TradeId tradeId, AccountId accountId, Symbol symbol, Amount netPnl, Instant closedAt) {

  static TradeRef of(ClosedTrade trade) {
    return new TradeRef(
        trade.tradeId(), trade.accountId(), trade.symbol(), trade.netPnl(), trade.closedAt());
  }
}
