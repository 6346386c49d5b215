package io.tradefold.command.trading;

import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trade of the account's history: its fills in order, and its result as last stated. */
final class BookedTrade {

  /** In the order of their opening executions, which is the order of matching. */
  static final Comparator<BookedTrade> ORDER =
      Comparator.comparing(BookedTrade::opening, Execution.ORDER);

  private final List<Fill> fills = new ArrayList<>(2);
  private @Nullable ClosedTrade result;

  BookedTrade(Fill.Opened opened) {
    fills.add(opened);
  }

  TradeId id() {
    return fills.getFirst().tradeId();
  }

  List<Fill> fills() {
    return fills;
  }

  Execution opening() {
    return fills.getFirst().execution();
  }

  Execution last() {
    return fills.getLast().execution();
  }

  /** Its result as last stated, with tags and void reason; null while it is open. */
  @Nullable ClosedTrade result() {
    return result;
  }

  void add(Fill fill) {
    fills.add(fill);
    if (fill instanceof Fill.Closed closed) {
      result = closed.result();
    }
  }

  void restate(ClosedTrade now) {
    result = now;
  }

  /** Whether it came from and to the very same: then a re-match need not mention it. */
  boolean sameAs(BookedTrade other) {
    if (fills.size() != other.fills.size() || !Objects.equals(result, other.result)) {
      return false;
    }
    for (int i = 0; i < fills.size(); i++) {
      if (!same(fills.get(i), other.fills.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The result within a closing fill may have been restated since; it has been compared already.
   */
  private static boolean same(Fill one, Fill other) {
    if (one instanceof Fill.Closed a && other instanceof Fill.Closed b) {
      return a.execution().equals(b.execution())
          && a.quantity().equals(b.quantity())
          && a.fee().equals(b.fee())
          && a.matches().equals(b.matches());
    }
    return one.equals(other);
  }
}
