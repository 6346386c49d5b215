package io.tradefold.command.trading;

import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that ever ran through an account: the slow path. It is folded from the account's own
 * events when a command asks for more than the bounded state holds, and forgotten afterwards.
 */
final class AccountHistory {

  private final Map<Symbol, SymbolBook> books = new TreeMap<>();
  private final Map<ExecutionId, Execution> known = new HashMap<>();
  private final Map<TradeId, Symbol> symbols = new HashMap<>();
  private final Map<TradeId, Marks> marks = new HashMap<>();
  private final Map<TradeId, Instant> voidedOpen = new HashMap<>();
  private final Map<ImportId, Boolean> undone = new HashMap<>();

  static AccountHistory of(Stream<? extends TradingEvent> events) {
    AccountHistory history = new AccountHistory();
    events.forEach(history::evolve);
    return history;
  }

  void evolve(TradingEvent event) {
    switch (event) {
      case TradingEvent.TradeOpened opened -> apply(opened.fill());
      case TradingEvent.TradeIncreased increased -> apply(increased.fill());
      case TradingEvent.TradeReduced reduced -> apply(reduced.fill());
      case TradingEvent.TradeClosed closed -> apply(closed.fill());
      case TradingEvent.ExecutionsImported imported -> imported.fills().forEach(this::apply);
      case TradingEvent.SymbolRematched rematched -> rematch(rematched);
      case TradingEvent.TradeVoided voided -> voided(voided);
      case TradingEvent.TradeAnnotated annotated -> annotated(annotated);
      case TradingEvent.ImportCompleted completed -> undone.put(completed.importId(), false);
      case TradingEvent.ImportUndone gone -> undone.put(gone.importId(), true);
      case TradingEvent.AccountOpened _,
          TradingEvent.AccountRenamed _,
          TradingEvent.AccountClosed _,
          TradingEvent.StartingBalanceMoved _,
          TradingEvent.Deposited _,
          TradingEvent.Withdrawn _,
          TradingEvent.Adjusted _,
          TradingEvent.RiskSettingsChanged _,
          TradingEvent.BrokerConnected _,
          TradingEvent.BrokerDisconnected _,
          TradingEvent.TradeRefused _ -> {}
    }
  }

  private void apply(Fill fill) {
    Execution execution = fill.execution();
    known.put(execution.id(), execution);
    if (fill instanceof Fill.Opened opened) {
      symbols.put(fill.tradeId(), execution.symbol());
      if (opened.stopLoss() != null || opened.signalId() != null) {
        marks.merge(
            fill.tradeId(),
            Marks.NONE.opened(opened.stopLoss(), opened.signalId()),
            (earlier, _) -> earlier.opened(opened.stopLoss(), opened.signalId()));
      }
    }
    book(execution.symbol()).apply(fill);
  }

  private void rematch(TradingEvent.SymbolRematched event) {
    Set<TradeId> leaving =
        event.replaced().stream().map(ClosedTrade::tradeId).collect(Collectors.toSet());
    leaving.addAll(event.reopened());
    book(event.symbol()).remove(leaving);
    for (ExecutionId id : event.removed()) {
      TradeId freed = TradeId.of(id.value());
      known.remove(id);
      marks.remove(freed);
      voidedOpen.remove(freed);
      symbols.remove(freed);
      book(event.symbol()).forget(id);
    }
    event.fills().forEach(this::apply);
  }

  private void voided(TradingEvent.TradeVoided event) {
    TradeId id = event.tradeId();
    ClosedTrade result = event.result();
    OpenTrade open = event.open();
    if (open != null) {
      voidedOpen.put(id, open.openedAt());
      marks.put(id, marks(id).takenOut(event.reason()));
      book(open.symbol()).takeOut(id);
    }
    if (result != null) {
      marks.put(id, marks(id).voided(event.reason()));
      book(result.symbol()).restate(result.voided(event.reason()));
    }
  }

  private void annotated(TradingEvent.TradeAnnotated event) {
    TradeId id = event.tradeId();
    marks.put(id, marks(id).tagged(event.tags()));
    ClosedTrade result = closed(id);
    if (result != null) {
      book(result.symbol()).restate(result.withTags(event.tags()));
    }
  }

  private SymbolBook book(Symbol symbol) {
    return books.computeIfAbsent(symbol, _ -> new SymbolBook());
  }

  /** What is attached to a trade. */
  Marks marks(TradeId id) {
    return marks.getOrDefault(id, Marks.NONE);
  }

  /** The symbol's trades; an empty book when it never traded. */
  SymbolBook of(Symbol symbol) {
    return books.getOrDefault(symbol, new SymbolBook());
  }

  /** A trade that takes part in the matching; null when there is none of that id. */
  @Nullable BookedTrade trade(TradeId id) {
    Symbol symbol = symbols.get(id);
    return symbol == null ? null : of(symbol).find(id);
  }

  /** The result of a closed trade as last stated; null when there is none. */
  @Nullable ClosedTrade closed(TradeId id) {
    BookedTrade trade = trade(id);
    return trade == null ? null : trade.result();
  }

  /** Whether the trade was voided while it was open, so that its executions match no more. */
  boolean wasVoidedOpen(TradeId id) {
    return voidedOpen.containsKey(id);
  }

  /** When a trade was opened that was voided while it was open; null when there is none. */
  @Nullable Instant openingOfVoided(TradeId id) {
    return voidedOpen.get(id);
  }

  /** An execution by its id, also one that matches no more; null when there is none. */
  @Nullable Execution execution(ExecutionId id) {
    return known.get(id);
  }

  Collection<Execution> executions() {
    return known.values();
  }

  /** All executions an import brought and that were not taken out again. */
  List<Execution> of(ImportId importId) {
    return known.values().stream()
        .filter(execution -> importId.equals(execution.importId()))
        .sorted(Execution.ORDER)
        .toList();
  }

  /** Null when there never was such an import. */
  @Nullable Boolean isUndone(ImportId importId) {
    return undone.get(importId);
  }

  /** When the symbol last traded; null when it never did. */
  @Nullable Instant lastAt(Symbol symbol) {
    Execution last = of(symbol).last();
    return last == null ? null : last.at();
  }

  /** When the account first traded, but for executions leaving; null when it never did. */
  @Nullable Instant firstAtWithout(Set<ExecutionId> leaving) {
    return books.values().stream()
        .map(book -> book.firstWithout(leaving))
        .filter(Objects::nonNull)
        .map(Execution::at)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
