package io.tradefold.command.trading;

import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matches a symbol anew because executions arrived late or are taken out.
 *
 * <p>It walks the runs from flat to flat. A run before the next change is left alone. From there on
 * the executions are matched as they stand now, until the old and the new matching are flat at the
 * same point: from such a point they agree, up to the next change. What comes out is only the
 * trades that really change.
 *
 * <p>An execution with another multiplier can't join a trade. When a new one doesn't fit it is
 * refused; when new ones bring an old one into a trade it doesn't fit, these new ones are.
 */
final class Rematch {

  private final AccountId accountId;
  private final Function<TradeId, Marks> marks;
  private final List<SymbolBook.Run> runs;
  private final Set<ExecutionId> removed;
  private final List<Part> added;
  private final Set<ExecutionId> isNew;
  private int nextAdded;
  private boolean unfit;
  private final List<Execution> refused = new ArrayList<>();
  private final List<BookedTrade> leaving = new ArrayList<>();
  private final List<BookedTrade> coming = new ArrayList<>();

  private Rematch(
      AccountId accountId,
      SymbolBook book,
      Function<TradeId, Marks> marks,
      Collection<Execution> added,
      Set<ExecutionId> removed) {
    this.accountId = accountId;
    this.marks = marks;
    this.runs = book.runs();
    this.removed = removed;
    this.added = added.stream().sorted(Execution.ORDER).map(Part::whole).toList();
    this.isNew = added.stream().map(Execution::id).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What changes.
   *
   * @param leaving trades that no longer hold, in order
   * @param coming trades that hold instead, in order
   * @param refused executions that did not fit and were left out
   */
  record Result(List<BookedTrade> leaving, List<BookedTrade> coming, List<Execution> refused) {

    List<Fill> fills() {
      return coming.stream().flatMap(trade -> trade.fills().stream()).toList();
    }
  }

  /** Late executions join. */
  static Result adding(
      AccountId accountId,
      SymbolBook book,
      Function<TradeId, Marks> marks,
      Collection<Execution> added) {
    return new Rematch(accountId, book, marks, added, Set.of()).run();
  }

  /**
   * Executions are taken out.
   *
   * @return null when some that remain do not fit together without them
   */
  static @Nullable Result removing(
      AccountId accountId,
      SymbolBook book,
      Function<TradeId, Marks> marks,
      Set<ExecutionId> removed) {
    Rematch rematch = new Rematch(accountId, book, marks, List.of(), removed);
    Result result = rematch.run();
    return rematch.unfit ? null : result;
  }

  private Result run() {
    int run = 0;
    while (!unfit && (run < runs.size() || peekAdded() != null)) {
      run = isUntouched(run) ? run + 1 : region(run);
    }
    return new Result(leaving, coming, refused);
  }

  private boolean isUntouched(int index) {
    if (index == runs.size()) {
      return false;
    }
    SymbolBook.Run run = runs.get(index);
    Part next = peekAdded();
    boolean before = next == null || (!run.isOpen() && run.last().isBefore(next));
    return before && (removed.isEmpty() || !run.touches(removed));
  }

  private @Nullable Part peekAdded() {
    return nextAdded < added.size() ? added.get(nextAdded) : null;
  }

  /**
   * Matches anew from the flat point before a run.
   *
   * @return the first run behind the flat point where old and new agree again
   */
  private int region(int from) {
    Region region = new Region(new FifoMatcher(accountId, null, marks), removed, isNew);
    Deque<Part> old = new ArrayDeque<>();
    int to = from;
    while (!(region.isFlat() && old.isEmpty())) {
      if (old.isEmpty() && to < runs.size() && isNext(runs.get(to))) {
        old.addAll(runs.get(to).parts());
        to++;
      }
      Part next = next(old);
      if (next == null) {
        break;
      }
      if (!region.feed(next)) {
        return withoutNewcomers(from, region);
      }
    }
    refused.addAll(region.misfits());
    settle(runs.subList(from, to), region.trades());
    return to;
  }

  private boolean isNext(SymbolBook.Run run) {
    Part next = peekAdded();
    return next == null || !next.isBefore(run.first());
  }

  /** The earlier of the next old part and the next new one; null when there is neither. */
  private @Nullable Part next(Deque<Part> old) {
    Part first = old.peek();
    Part second = peekAdded();
    if (second != null && (first == null || second.isBefore(first))) {
      nextAdded++;
      return second;
    }
    return old.poll();
  }

  /**
   * An old execution did not fit: the new ones before it are to blame; it is tried without them.
   */
  private int withoutNewcomers(int from, Region region) {
    unfit = region.newcomers().isEmpty();
    refused.addAll(region.misfits());
    refused.addAll(region.newcomers());
    return from;
  }

  /** Trades that are the same before and after need not be mentioned. */
  private void settle(List<SymbolBook.Run> old, Map<TradeId, BookedTrade> now) {
    Map<TradeId, BookedTrade> before = new LinkedHashMap<>();
    old.forEach(run -> run.trades().forEach(trade -> before.put(trade.id(), trade)));
    for (BookedTrade trade : before.values()) {
      BookedTrade after = now.get(trade.id());
      if (after == null || !after.sameAs(trade)) {
        leaving.add(trade);
      }
    }
    for (BookedTrade trade : now.values()) {
      BookedTrade earlier = before.get(trade.id());
      if (earlier == null || !trade.sameAs(earlier)) {
        coming.add(trade);
      }
    }
  }
}
