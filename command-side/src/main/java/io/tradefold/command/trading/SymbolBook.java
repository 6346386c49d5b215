package io.tradefold.command.trading;

import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All trades of one symbol that take part in the matching, in order. */
final class SymbolBook {

  private final Map<TradeId, BookedTrade> byId = new HashMap<>();
  private final List<BookedTrade> trades = new ArrayList<>();
  private boolean inOrder = true;

  /**
   * What is left to match of executions that crossed zero, when the trade their rest had opened was
   * voided while open.
   */
  private final Map<ExecutionId, Quantity> leftOver = new HashMap<>();

  void apply(Fill fill) {
    switch (fill) {
      case Fill.Opened opened -> add(new BookedTrade(opened));
      case Fill.Increased increased -> trade(increased.tradeId()).add(increased);
      case Fill.Reduced reduced -> trade(reduced.tradeId()).add(reduced);
      case Fill.Closed closed -> trade(closed.tradeId()).add(closed);
    }
  }

  private void add(BookedTrade trade) {
    inOrder &= trades.isEmpty() || BookedTrade.ORDER.compare(trades.getLast(), trade) <= 0;
    trades.add(trade);
    byId.put(trade.id(), trade);
  }

  private BookedTrade trade(TradeId id) {
    BookedTrade trade = byId.get(id);
    if (trade == null) {
      throw new IllegalStateException("no trade " + id);
    }
    return trade;
  }

  @Nullable BookedTrade find(TradeId id) {
    return byId.get(id);
  }

  void restate(ClosedTrade result) {
    trade(result.tradeId()).restate(result);
  }

  void remove(Set<TradeId> ids) {
    if (!ids.isEmpty() && byId.keySet().removeAll(ids)) {
      trades.removeIf(trade -> ids.contains(trade.id()));
    }
  }

  /** Voided while open: all its executions match no more, but for what one closed before. */
  void takeOut(TradeId id) {
    Fill opening = trade(id).fills().getFirst();
    Execution execution = opening.execution();
    if (!opening.quantity().equals(execution.quantity())) {
      leftOver.put(execution.id(), execution.quantity().minus(opening.quantity()));
    }
    remove(Set.of(id));
  }

  /** The execution is gone, its id free. */
  void forget(ExecutionId id) {
    leftOver.remove(id);
  }

  /** In order of their opening executions. */
  List<BookedTrade> trades() {
    if (!inOrder) {
      trades.sort(BookedTrade.ORDER);
      inOrder = true;
    }
    return trades;
  }

  /** Its last trade, the only one that may be open; null when there is none. */
  @Nullable BookedTrade lastTrade() {
    return trades.isEmpty() ? null : trades().getLast();
  }

  /** Its last execution; null when there is none. */
  @Nullable Execution last() {
    BookedTrade last = lastTrade();
    return last == null ? null : last.last();
  }

  /** Its first execution but for those leaving; null when none is left. */
  @Nullable Execution firstWithout(Set<ExecutionId> leaving) {
    for (BookedTrade trade : trades()) {
      for (Fill fill : trade.fills()) {
        if (!leaving.contains(fill.execution().id())) {
          return fill.execution();
        }
      }
    }
    return null;
  }

  /** From flat to flat: trades that crossing executions chain together. The last may be open. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    List<BookedTrade> all = trades();
    int from = 0;
    for (int i = 1; i <= all.size(); i++) {
      boolean chained =
          i < all.size() && all.get(i).opening().id().equals(all.get(i - 1).last().id());
      if (!chained) {
        runs.add(new Run(all.subList(from, i), leftOver));
        from = i;
      }
    }
    return runs;
  }

  /**
   * Trades from one flat point to the next.
   *
   * @param leftOver how much of an execution matches, where that is not what was matched
   */
  record Run(List<BookedTrade> trades, Map<ExecutionId, Quantity> leftOver) {

    boolean isOpen() {
      return trades.getLast().result() == null;
    }

    boolean touches(Set<ExecutionId> ids) {
      return trades.stream()
          .flatMap(trade -> trade.fills().stream())
          .anyMatch(fill -> ids.contains(fill.execution().id()));
    }

    Part first() {
      return Part.whole(trades.getFirst().opening());
    }

    Part last() {
      return Part.whole(trades.getLast().last());
    }

    /** What was matched, in order; the two fills of a crossing execution are one part again. */
    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (BookedTrade trade : trades) {
        for (Fill fill : trade.fills()) {
          Part before = parts.isEmpty() ? null : parts.getLast();
          if (before != null && before.execution().id().equals(fill.execution().id())) {
            parts.set(
                parts.size() - 1,
                new Part(before.execution(), before.quantity().plus(fill.quantity())));
          } else {
            ExecutionId id = fill.execution().id();
            parts.add(new Part(fill.execution(), leftOver.getOrDefault(id, fill.quantity())));
          }
        }
      }
      return parts;
    }
  }
}
