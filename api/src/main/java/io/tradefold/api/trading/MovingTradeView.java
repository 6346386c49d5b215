package io.tradefold.api.trading;

import io.tradefold.api.trading.TradeView.Done;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trade with its whole history while the fills of one event run through it: to {@link TradeView}
 * what {@link MovingTrade} is to {@link OpenTrade}.
 */
final class MovingTradeView {

  private final TradeView start;
  private final List<Done> executions;
  private final List<Lot> lots;
  private @Nullable MovingTrade open;
  private @Nullable ClosedTrade result;

  /** Where each lot stands in the list; made when the first is consumed. */
  private @Nullable Map<ExecutionId, Integer> places;

  MovingTradeView(TradeView view) {
    start = view;
    executions = new ArrayList<>(view.executions());
    lots = new ArrayList<>(view.lots());
    open = view.open() == null ? null : new MovingTrade(view.open());
    result = view.result();
  }

  /**
   * @throws IllegalStateException when the fill opens: that starts another view
   */
  void apply(Fill fill) {
    switch (fill) {
      case Fill.Opened opened ->
          throw new IllegalStateException("trade " + opened.tradeId() + " is open already");
      case Fill.Increased increased -> increase(increased);
      case Fill.Reduced reduced -> reduce(reduced);
      case Fill.Closed closed -> close(closed);
    }
  }

  private void increase(Fill.Increased fill) {
    held().increase(fill);
    executions.add(Done.of(fill, List.of()));
    if (places != null) {
      places.put(fill.execution().id(), lots.size());
    }
    lots.add(Lot.of(fill.execution(), fill.quantity()));
  }

  private void reduce(Fill.Reduced fill) {
    held().reduce(fill);
    executions.add(Done.of(fill, fill.matches()));
    consume(fill.matches());
  }

  private void close(Fill.Closed fill) {
    open = null;
    result = fill.result();
    executions.add(Done.of(fill, fill.matches()));
    consume(fill.matches());
  }

  private void consume(List<Match> matches) {
    Map<ExecutionId, Integer> known = places();
    for (Match match : matches) {
      Integer place = known.get(match.lot());
      if (place != null) {
        lots.set(place, lots.get(place).less(match.quantity()));
      }
    }
  }

  private Map<ExecutionId, Integer> places() {
    if (places == null) {
      places = new HashMap<>();
      for (int i = 0; i < lots.size(); i++) {
        places.put(lots.get(i).executionId(), i);
      }
    }
    return places;
  }

  private MovingTrade held() {
    if (open == null) {
      throw new IllegalStateException("the trade is closed");
    }
    return open;
  }

  TradeView toView() {
    return new TradeView(
        start.account(),
        open == null ? null : open.toOpenTrade(),
        result,
        start.note(),
        null,
        executions,
        lots,
        null);
  }
}
