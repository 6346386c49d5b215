package io.tradefold.command.trading;

import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts what an import or its undoing does into events that stay small: at most 500 fills each, and
 * fewer when they consume many lots.
 */
final class RematchEvents {

  static final int LIMIT = 500;

  /** Matches weigh as much as fills do; an event of very many is written by halves. */
  private static final int MATCHES = 2_000;

  private RematchEvents() {}

  /** Executions that follow the last of their symbol. */
  static List<TradingEvent> imported(AccountRef account, ImportId importId, List<Fill> fills) {
    return chunks(fills).stream()
        .<TradingEvent>map(
            chunk -> new TradingEvent.ExecutionsImported(account, importId, Fills.of(chunk)))
        .toList();
  }

  /** All that leaves comes first; the first fills go with the last of it. */
  static List<TradingEvent> rematched(
      AccountRef account,
      ImportId importId,
      Symbol symbol,
      Rematch.Result result,
      List<ExecutionId> removed) {
    List<ClosedTrade> replaced =
        result.leaving().stream().flatMap(trade -> Stream.ofNullable(trade.result())).toList();
    List<TradeId> reopened =
        result.leaving().stream()
            .filter(trade -> trade.result() == null)
            .map(BookedTrade::id)
            .toList();
    List<List<Fill>> fills = chunks(result.fills());
    int leaving = Math.max(1, Math.max(pages(replaced), pages(removed)));
    List<TradingEvent> events = new ArrayList<>();
    for (int i = 0; i < leaving; i++) {
      boolean last = i == leaving - 1;
      events.add(
          new TradingEvent.SymbolRematched(
              account,
              importId,
              symbol,
              page(replaced, i),
              i == 0 ? reopened : List.of(),
              page(removed, i),
              Fills.of(last && !fills.isEmpty() ? fills.getFirst() : List.of())));
    }
    for (int i = 1; i < fills.size(); i++) {
      events.add(
          new TradingEvent.SymbolRematched(
              account, importId, symbol, List.of(), List.of(), List.of(), Fills.of(fills.get(i))));
    }
    return events;
  }

  private static List<List<Fill>> chunks(List<Fill> fills) {
    List<List<Fill>> chunks = new ArrayList<>();
    int from = 0;
    int matches = 0;
    for (int i = 0; i < fills.size(); i++) {
      int weight = matches(fills.get(i));
      if (i - from == LIMIT || (i > from && matches + weight > MATCHES)) {
        chunks.add(List.copyOf(fills.subList(from, i)));
        from = i;
        matches = 0;
      }
      matches += weight;
    }
    if (from < fills.size()) {
      chunks.add(List.copyOf(fills.subList(from, fills.size())));
    }
    return chunks;
  }

  private static int matches(Fill fill) {
    return switch (fill) {
      case Fill.Opened _, Fill.Increased _ -> 0;
      case Fill.Reduced reduced -> reduced.matches().size();
      case Fill.Closed closed -> closed.matches().size();
    };
  }

  private static int pages(List<?> list) {
    return (list.size() + LIMIT - 1) / LIMIT;
  }

  private static <T> List<T> page(List<T> list, int index) {
    int from = Math.min(list.size(), index * LIMIT);
    return List.copyOf(list.subList(from, Math.min(list.size(), from + LIMIT)));
  }
}
