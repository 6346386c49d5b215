package io.tradefold.command.trading;

import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The new matching of a re-match since the last point where old and new were both flat. */
final class Region {

  private final FifoMatcher matcher;
  private final Set<ExecutionId> removed;
  private final Set<ExecutionId> isNew;
  private final Map<TradeId, BookedTrade> trades = new LinkedHashMap<>();
  private final List<Execution> newcomers = new ArrayList<>();
  private final List<Execution> misfits = new ArrayList<>();
  private boolean fed;

  /**
   * @param matcher flat
   * @param removed executions that are passed over
   * @param isNew those that are left out when they do not fit
   */
  Region(FifoMatcher matcher, Set<ExecutionId> removed, Set<ExecutionId> isNew) {
    this.matcher = matcher;
    this.removed = removed;
    this.isNew = isNew;
  }

  /** Whether it is flat again; not before anything was fed. */
  boolean isFlat() {
    return fed && matcher.isFlat();
  }

  /**
   * @return false when it is an old execution that does not fit
   */
  boolean feed(Part part) {
    Execution execution = part.execution();
    fed = true;
    if (removed.contains(execution.id())) {
      return true;
    }
    boolean fits = matcher.accepts(execution.multiplier());
    if (isNew.contains(execution.id())) {
      (fits ? newcomers : misfits).add(execution);
    } else if (!fits) {
      return false;
    }
    if (fits) {
      matcher.match(part).forEach(this::book);
    }
    return true;
  }

  private void book(Fill fill) {
    if (fill instanceof Fill.Opened opened) {
      trades.put(fill.tradeId(), new BookedTrade(opened));
    } else {
      Objects.requireNonNull(trades.get(fill.tradeId())).add(fill);
    }
  }

  /** What holds now, in order. */
  Map<TradeId, BookedTrade> trades() {
    return trades;
  }

  /** New executions that took part. */
  List<Execution> newcomers() {
    return newcomers;
  }

  /** New executions that did not fit. */
  List<Execution> misfits() {
    return misfits;
  }
}
