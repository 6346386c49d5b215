package io.tradefold.command.trading;

import io.tradefold.api.Conflict;
import io.tradefold.api.Rejected;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an execution entered by hand must keep to: it follows the last one of its symbol, opens only
 * what is flat, and has an id of its own. The history is asked only when the bounded state can't
 * say.
 */
final class HandRules {

  private final AccountState state;
  private final Context context;

  HandRules(AccountState state, Context context) {
    this.state = state;
    this.context = context;
  }

  void requireFlat(Symbol symbol) {
    OpenTrade trade = state.openTrade(symbol);
    if (trade != null) {
      throw new Rejected("already-open", symbol + " is open already, as trade " + trade.tradeId());
    }
  }

  void requireInOrder(Symbol symbol, Instant at) {
    Instant last = lastAt(symbol, at);
    if (last != null && at.isBefore(last)) {
      throw new Rejected(
          "out-of-order", symbol + " last traded at " + last + ", which is after " + at);
    }
  }

  private @Nullable Instant lastAt(Symbol symbol, Instant at) {
    OpenTrade trade = state.openTrade(symbol);
    if (trade != null) {
      return trade.lastAt();
    }
    Instant last = state.lastExecutions().of(symbol);
    return last == null && state.lastExecutions().mayHaveForgottenAfter(at)
        ? context.history().lastAt(symbol)
        : last;
  }

  boolean isTaken(ExecutionId id) {
    return state.mayKnow(id.value())
        && (context.history().execution(id) != null
            || context.history().wasVoidedOpen(TradeId.of(id.value())));
  }

  void requireFree(ExecutionId id) {
    if (isTaken(id)) {
      throw new Conflict("the id " + id + " is taken in this account");
    }
  }
}
