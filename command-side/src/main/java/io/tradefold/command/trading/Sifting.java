package io.tradefold.command.trading;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the rows of a file that are new from those that are there already.
 *
 * <p>A row with an id is there when an execution of that id is; with other content it is rejected.
 * Rows without id are counted: of three equal rows in a file, where two equal executions are known,
 * one is new. An execution that a row with an id has named is not counted again.
 */
final class Sifting {

  private final AccountHistory history;
  private final Context context;
  private final List<ExecutionRow> fresh = new ArrayList<>();
  private final List<RowRejection> rejected = new ArrayList<>();
  private int duplicates;

  private Sifting(AccountHistory history, Context context) {
    this.history = history;
    this.context = context;
  }

  /**
   * @param fresh rows to take, in the file's order
   * @param rejected rows whose id is taken by something else, or that lie in the future
   */
  record Sifted(List<ExecutionRow> fresh, int duplicates, List<RowRejection> rejected) {}

  static Sifted sift(List<ExecutionRow> rows, AccountHistory history, Context context) {
    Sifting sifting = new Sifting(history, context);
    sifting.sift(rows);
    return new Sifted(sifting.fresh, sifting.duplicates, sifting.rejected);
  }

  private void sift(List<ExecutionRow> rows) {
    Map<ExecutionId, Content> named = new HashMap<>();
    Set<ExecutionId> claimed = new HashSet<>();
    List<ExecutionRow> unnamed = new ArrayList<>();
    Set<Integer> freshLines = new HashSet<>();
    for (ExecutionRow row : rows) {
      ExecutionId id = row.executionId();
      if (context.isAhead(row.at())) {
        reject(row, "at", row.at().toString(), "lies more than five minutes ahead");
      } else if (id == null) {
        unnamed.add(row);
      } else if (isNew(row, id, named, claimed)) {
        freshLines.add(row.line());
      }
    }
    countUnnamed(unnamed, claimed, freshLines);
    rows.stream().filter(row -> freshLines.contains(row.line())).forEach(fresh::add);
  }

  private boolean isNew(
      ExecutionRow row, ExecutionId id, Map<ExecutionId, Content> named, Set<ExecutionId> claimed) {
    Content content = Content.of(row);
    Execution known = history.execution(id);
    Content before = known == null ? named.putIfAbsent(id, content) : Content.of(known);
    if (before == null) {
      return true;
    }
    if (before.equals(content)) {
      claimed.add(id);
      duplicates++;
    } else {
      reject(row, "executionId", id.value(), "the id is taken by an execution of other content");
    }
    return false;
  }

  private void countUnnamed(
      List<ExecutionRow> unnamed, Set<ExecutionId> claimed, Set<Integer> freshLines) {
    Map<Content, Integer> there = unnamed.isEmpty() ? Map.of() : unclaimed(claimed);
    for (ExecutionRow row : unnamed) {
      Content content = Content.of(row);
      int left = there.getOrDefault(content, 0);
      if (left == 0) {
        freshLines.add(row.line());
      } else {
        there.put(content, left - 1);
        duplicates++;
      }
    }
  }

  private Map<Content, Integer> unclaimed(Set<ExecutionId> claimed) {
    Map<Content, Integer> counts = new HashMap<>();
    for (Execution execution : history.executions()) {
      if (!claimed.contains(execution.id())) {
        counts.merge(Content.of(execution), 1, Integer::sum);
      }
    }
    return counts;
  }

  private void reject(ExecutionRow row, String column, String value, String reason) {
    rejected.add(new RowRejection(row.line(), column, value, reason));
  }

  /** What makes two executions equal, apart from their ids. */
  private record Content(
      Instant at,
      Symbol symbol,
      Action action,
      Quantity quantity,
      Price price,
      Amount fee,
      Factor multiplier,
      Factor rate) {

    static Content of(ExecutionRow row) {
      return new Content(
          row.at(),
          row.symbol(),
          row.action(),
          row.quantity(),
          row.price(),
          row.fee(),
          row.multiplier(),
          row.rate());
    }

    static Content of(Execution execution) {
      return new Content(
          execution.at(),
          execution.symbol(),
          execution.action(),
          execution.quantity(),
          execution.price(),
          execution.fee(),
          execution.multiplier(),
          execution.rate());
    }
  }
}
