package io.tradefold.command.trading;

import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decides the undoing of an import: afterwards it is as if it had never been. */
final class Undoing {

  private Undoing() {}

  /**
   * @throws Rejected {@code already-undone}; {@code import-depended-on} when an execution entered
   *     by hand would have nothing to reduce any more; {@code multiplier-changed} when what remains
   *     would not fit together
   */
  static Decided decide(TradingCommand.UndoImport command, AccountState state, Context context) {
    AccountHistory history = context.history();
    requireStanding(command.importId(), history);
    TreeMap<Symbol, List<ExecutionId>> bySymbol = new TreeMap<>();
    Set<ExecutionId> removed = new HashSet<>();
    for (Execution execution : history.of(command.importId())) {
      bySymbol.computeIfAbsent(execution.symbol(), _ -> new ArrayList<>()).add(execution.id());
      removed.add(execution.id());
    }
    List<TradingEvent> rematches = new ArrayList<>();
    bySymbol.forEach(
        (symbol, ids) ->
            rematches.addAll(
                RematchEvents.rematched(
                    state.account(),
                    command.importId(),
                    symbol,
                    rematch(symbol, Set.copyOf(ids), state, history),
                    ids)));
    Instant first = history.firstAtWithout(removed);
    List<TradingEvent> events =
        new ArrayList<>(
            TradingAccountDecider.startingFrom(
                first == null
                    ? state.openedAt()
                    : TradingAccountDecider.earlier(state.openedAt(), first),
                state));
    events.addAll(rematches);
    events.add(
        new TradingEvent.ImportUndone(
            state.account(), command.importId(), removed.size(), forgotten(removed, history)));
    return new Decided(events, new Outcome.Done(Map.of("importId", command.importId().value())));
  }

  /** Trades voided while open that lose their opening execution, in order of opening. */
  private static List<TradingEvent.ImportUndone.Forgotten> forgotten(
      Set<ExecutionId> removed, AccountHistory history) {
    List<TradingEvent.ImportUndone.Forgotten> forgotten = new ArrayList<>();
    for (ExecutionId id : removed) {
      TradeId tradeId = TradeId.of(id.value());
      Instant openedAt = history.openingOfVoided(tradeId);
      if (openedAt != null) {
        forgotten.add(new TradingEvent.ImportUndone.Forgotten(tradeId, openedAt));
      }
    }
    forgotten.sort(
        Comparator.comparing(TradingEvent.ImportUndone.Forgotten::openedAt)
            .thenComparing(gone -> gone.tradeId().value()));
    return forgotten;
  }

  private static void requireStanding(ImportId importId, AccountHistory history) {
    Boolean undone = history.isUndone(importId);
    if (undone == null) {
      throw new NotFound("no import " + importId);
    }
    if (undone) {
      throw new Rejected("already-undone", "the import " + importId + " is undone already");
    }
  }

  private static Rematch.Result rematch(
      Symbol symbol, Set<ExecutionId> removed, AccountState state, AccountHistory history) {
    Rematch.Result result =
        Rematch.removing(
            state.account().accountId(),
            history.of(symbol),
            id -> removed.contains(ExecutionId.of(id.value())) ? Marks.NONE : history.marks(id),
            removed);
    if (result == null) {
      throw new Rejected(
          "multiplier-changed",
          "without the import, executions of " + symbol + " would join another multiplier's trade");
    }
    requireNothingDependsOn(result);
    return result;
  }

  /** An execution by hand that reduced a trade must still find one to reduce. */
  private static void requireNothingDependsOn(Rematch.Result result) {
    Map<ExecutionId, Boolean> before = reducing(result.leaving());
    Map<ExecutionId, Boolean> after = reducing(result.coming());
    Set<ExecutionId> lost =
        before.entrySet().stream()
            .filter(entry -> entry.getValue() && Boolean.FALSE.equals(after.get(entry.getKey())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (!lost.isEmpty()) {
      throw new Rejected(
          "import-depended-on",
          lost.iterator().next() + ", entered by hand, would have nothing to reduce");
    }
  }

  /** The executions entered by hand, and whether all of each goes into reducing. */
  private static Map<ExecutionId, Boolean> reducing(List<BookedTrade> trades) {
    Map<ExecutionId, Boolean> reducing = new HashMap<>();
    for (BookedTrade trade : trades) {
      for (Fill fill : trade.fills()) {
        if (fill.execution().importId() == null) {
          boolean reduces = fill instanceof Fill.Reduced || fill instanceof Fill.Closed;
          reducing.merge(fill.execution().id(), reduces, Boolean::logicalAnd);
        }
      }
    }
    return reducing;
  }
}
