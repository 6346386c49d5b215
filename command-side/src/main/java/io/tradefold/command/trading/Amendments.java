package io.tradefold.command.trading;

import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what people say about trades afterwards: that one is void, notes and tags. */
final class Amendments {

  private Amendments() {}

  /** A closed trade's result counts nowhere any more; an open one's executions are taken out. */
  static Decided voidTrade(TradingCommand.VoidTrade command, AccountState state, Context context) {
    TradeId id = command.tradeId();
    OpenTrade open = state.openTrade(id);
    if (open != null) {
      return voidOpen(command, open, state, context);
    }
    ClosedTrade closed = closed(id, state, context);
    if (closed == null || closed.isVoid()) {
      throw new Rejected("already-void", "the trade " + id + " is void already");
    }
    return Decided.trade(
        id,
        List.of(new TradingEvent.TradeVoided(state.account(), id, command.reason(), closed, null)));
  }

  private static Decided voidOpen(
      TradingCommand.VoidTrade command, OpenTrade trade, AccountState state, Context context) {
    TradeId id = trade.tradeId();
    if (trade.isVoid()) {
      throw new Rejected("already-void", "the trade " + id + " is void already");
    }
    List<TradingEvent> events = new ArrayList<>();
    events.add(new TradingEvent.TradeVoided(state.account(), id, command.reason(), null, trade));
    Instant first = context.history().firstAtWithout(wholly(id, context.history()));
    events.addAll(
        TradingAccountDecider.startingFrom(
            first == null
                ? state.openedAt()
                : TradingAccountDecider.earlier(state.openedAt(), first),
            state));
    return Decided.trade(id, events);
  }

  /** Its executions, but for one that also closed the trade before: that part of it stands. */
  private static Set<ExecutionId> wholly(TradeId id, AccountHistory history) {
    BookedTrade trade = Objects.requireNonNull(history.trade(id));
    Set<ExecutionId> ids = new HashSet<>();
    for (Fill fill : trade.fills()) {
      if (!(fill instanceof Fill.Opened) || fill.quantity().equals(fill.execution().quantity())) {
        ids.add(fill.execution().id());
      }
    }
    return ids;
  }

  /** Notes and tags are replaced, on trades in any state. */
  static Decided annotate(
      TradingCommand.AnnotateTrade command, AccountState state, Context context) {
    TradeId id = command.tradeId();
    Instant filedAt = state.openTrade(id) == null ? filedAt(id, state, context) : null;
    return Decided.trade(
        id,
        List.of(
            new TradingEvent.TradeAnnotated(
                state.account(), id, command.text(), command.tags(), filedAt)));
  }

  /** A trade is filed under its closing, and under its opening when it was voided while open. */
  private static @Nullable Instant filedAt(TradeId id, AccountState state, Context context) {
    ClosedTrade closed = closed(id, state, context);
    return closed == null ? context.history().openingOfVoided(id) : closed.closedAt();
  }

  /**
   * The closed trade, or null when it was voided while open.
   *
   * @throws NotFound when there is neither
   */
  private static @Nullable ClosedTrade closed(TradeId id, AccountState state, Context context) {
    if (state.mayKnow(id.value())) {
      ClosedTrade closed = context.history().closed(id);
      if (closed != null || context.history().wasVoidedOpen(id)) {
        return closed;
      }
    }
    throw new NotFound("no trade " + id);
  }
}
