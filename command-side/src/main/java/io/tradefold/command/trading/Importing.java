package io.tradefold.command.trading;

import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportRefused;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingCommand.ImportExecutions;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides an import of executions. Rows that are there already are passed over. Of the rest,
 * symbols whose rows all follow their last execution go on from there; a symbol with a late row is
 * matched anew from the last flat point before it.
 */
final class Importing {

  /** So many rejections are listed; all are counted. */
  static final int LISTED = 1_000;

  private final AccountState state;
  private final Context context;
  private final AccountHistory history;
  private final Map<ExecutionId, ExecutionRow> rows = new HashMap<>();
  private final List<RowRejection> rejected = new ArrayList<>();
  private final List<TradingEvent> rematches = new ArrayList<>();
  private final List<Fill> fills = new ArrayList<>();
  private Instant first = Instant.MAX;
  private int misfits;
  private int opened;
  private int closed;

  Importing(AccountState state, Context context) {
    this.state = state;
    this.context = context;
    this.history = context.history();
  }

  /**
   * @throws ImportRefused when a row can't be taken and the command wants all or nothing
   */
  Decided decide(ImportExecutions command) {
    Sifting.Sifted sifted = Sifting.sift(command.rows(), history, context);
    rejected.addAll(command.rejected());
    rejected.addAll(sifted.rejected());
    TreeMap<Symbol, List<Execution>> bySymbol = new TreeMap<>();
    for (Execution execution : arriving(sifted.fresh(), command.importId())) {
      bySymbol.computeIfAbsent(execution.symbol(), _ -> new ArrayList<>()).add(execution);
    }
    bySymbol.forEach((symbol, executions) -> take(symbol, executions, command.importId()));
    int accepted = sifted.fresh().size() - misfits;
    boolean refused = !command.partial() && !rejected.isEmpty();
    if (refused && !command.preview()) {
      throw new ImportRefused(result(null, 0, sifted.duplicates(), 0, 0));
    }
    ImportId importId = command.preview() ? null : command.importId();
    ImportResult result = result(importId, accepted, sifted.duplicates(), opened, closed);
    return new Decided(
        importId == null ? List.of() : events(importId, result), new Outcome.Imported(result));
  }

  private void take(Symbol symbol, List<Execution> executions, ImportId importId) {
    executions.sort(Execution.ORDER);
    Execution last = history.of(symbol).last();
    if (last != null && executions.getFirst().at().isBefore(last.at())) {
      rematch(symbol, executions, importId);
    } else {
      append(symbol, executions);
    }
  }

  private void append(Symbol symbol, List<Execution> executions) {
    FifoMatcher matcher =
        new FifoMatcher(state.account().accountId(), openTrade(symbol), history::marks);
    for (Execution execution : executions) {
      if (matcher.accepts(execution.multiplier())) {
        List<Fill> matched = matcher.match(Part.whole(execution));
        matched.forEach(this::count);
        fills.addAll(matched);
        first = TradingAccountDecider.earlier(first, execution.at());
      } else {
        misfit(execution);
      }
    }
  }

  private @Nullable OpenTrade openTrade(Symbol symbol) {
    BookedTrade last = history.of(symbol).lastTrade();
    return last == null ? null : state.openTrade(last.id());
  }

  private void rematch(Symbol symbol, List<Execution> executions, ImportId importId) {
    AccountRef account = state.account();
    Rematch.Result result =
        Rematch.adding(account.accountId(), history.of(symbol), history::marks, executions);
    result.refused().forEach(this::misfit);
    if (result.refused().size() < executions.size()) {
      count(result);
      result.coming().stream()
          .map(BookedTrade::opening)
          .forEach(opening -> first = TradingAccountDecider.earlier(first, opening.at()));
      rematches.addAll(RematchEvents.rematched(account, importId, symbol, result, List.of()));
    }
  }

  private void count(Fill fill) {
    switch (fill) {
      case Fill.Opened _ -> opened++;
      case Fill.Closed _ -> closed++;
      case Fill.Increased _, Fill.Reduced _ -> {}
    }
  }

  /** Only what was not open, or not closed, before: most of a re-match was there already. */
  private void count(Rematch.Result result) {
    Set<TradeId> were = ids(result.leaving(), trade -> true);
    Set<TradeId> wereClosed = ids(result.leaving(), trade -> trade.result() != null);
    Set<TradeId> are = ids(result.coming(), trade -> !were.contains(trade.id()));
    Set<TradeId> areClosed =
        ids(result.coming(), trade -> trade.result() != null && !wereClosed.contains(trade.id()));
    opened += are.size();
    closed += areClosed.size();
  }

  private static Set<TradeId> ids(List<BookedTrade> trades, Predicate<BookedTrade> which) {
    return trades.stream().filter(which).map(BookedTrade::id).collect(Collectors.toSet());
  }

  private void misfit(Execution execution) {
    misfits++;
    ExecutionRow row = Objects.requireNonNull(rows.get(execution.id()));
    rejected.add(
        new RowRejection(
            row.line(),
            "multiplier",
            row.multiplier().toString(),
            "the multiplier can't change within a trade"));
  }

  private List<TradingEvent> events(ImportId importId, ImportResult result) {
    AccountRef account = state.account();
    List<TradingEvent> events =
        new ArrayList<>(
            TradingAccountDecider.startingFrom(
                TradingAccountDecider.earlier(state.balanceFrom(), first), state));
    events.addAll(rematches);
    fills.sort(Comparator.comparing(Fill::execution, Execution.ORDER));
    events.addAll(RematchEvents.imported(account, importId, fills));
    events.add(
        new TradingEvent.ImportCompleted(
            account,
            importId,
            result.accepted(),
            result.duplicates(),
            result.rejectedRows(),
            result.rejected(),
            result.tradesOpened(),
            result.tradesClosed()));
    return events;
  }

  private ImportResult result(
      @Nullable ImportId importId,
      int accepted,
      int duplicates,
      int tradesOpened,
      int tradesClosed) {
    List<RowRejection> listed =
        rejected.stream()
            .sorted(Comparator.comparingInt(RowRejection::line))
            .limit(LISTED)
            .toList();
    return new ImportResult(
        importId, accepted, duplicates, rejected.size(), listed, tradesOpened, tradesClosed);
  }

  private List<Execution> arriving(List<ExecutionRow> fresh, ImportId importId) {
    List<Execution> executions = new ArrayList<>(fresh.size());
    long arrival = state.arrivals();
    for (ExecutionRow row : fresh) {
      ExecutionId id = idOf(row, importId);
      rows.put(id, row);
      executions.add(
          new Execution(
              id,
              row.at(),
              row.symbol(),
              row.action(),
              row.quantity(),
              row.price(),
              row.fee(),
              row.multiplier(),
              row.rate(),
              importId,
              context.receivedAt(),
              arrival++));
    }
    return executions;
  }

  /** A row without an id gets one of its import and line, which no other row can have. */
  private static ExecutionId idOf(ExecutionRow row, ImportId importId) {
    ExecutionId id = row.executionId();
    return id == null ? ExecutionId.of(importId + "." + row.line()) : id;
  }
}
