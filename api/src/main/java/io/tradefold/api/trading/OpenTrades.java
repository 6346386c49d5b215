package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open trades of an account, and what sticks to the ids of those that re-matches have taken
 * away. Deciding and viewing share it. It changes in place, one event at a time; while the fills of
 * one event run, the trades they touch are {@link MovingTrade}s.
 */
public final class OpenTrades {

  private final Map<TradeId, OpenTrade> open = new LinkedHashMap<>();
  private final Map<TradeId, CarriedMarks> carried = new HashMap<>();

  @JsonCreator
  public OpenTrades(
      @JsonProperty("open") Collection<OpenTrade> open,
      @JsonProperty("carried") Collection<CarriedMarks> carried) {
    open.forEach(trade -> this.open.put(trade.tradeId(), trade));
    carried.forEach(left -> this.carried.put(left.tradeId(), left));
  }

  /** Fills take effect in order. */
  public void apply(Collection<? extends Fill> fills) {
    Map<TradeId, MovingTrade> moving = new LinkedHashMap<>();
    for (Fill fill : fills) {
      TradeId id = fill.tradeId();
      switch (fill) {
        case Fill.Opened opened -> moving.put(id, new MovingTrade(begin(opened)));
        case Fill.Increased increased -> moving(id, moving).increase(increased);
        case Fill.Reduced reduced -> moving(id, moving).reduce(reduced);
        case Fill.Closed _ -> end(id, moving);
      }
    }
    moving.forEach((id, trade) -> open.put(id, trade.toOpenTrade()));
  }

  private OpenTrade begin(Fill.Opened opened) {
    CarriedMarks marks = carried.remove(opened.tradeId());
    return marks == null
        ? OpenTrade.of(opened, List.of())
        : OpenTrade.of(opened, marks.tags(), marks.voidReason());
  }

  private MovingTrade moving(TradeId id, Map<TradeId, MovingTrade> moving) {
    return moving.computeIfAbsent(
        id,
        _ -> {
          OpenTrade trade = open.get(id);
          if (trade == null) {
            throw notOpen(id);
          }
          return new MovingTrade(trade);
        });
  }

  private void end(TradeId id, Map<TradeId, MovingTrade> moving) {
    boolean moved = moving.remove(id) != null;
    if (open.remove(id) == null && !moved) {
      throw notOpen(id);
    }
  }

  private static IllegalStateException notOpen(TradeId id) {
    return new IllegalStateException("trade " + id + " is not open");
  }

  /** What no longer holds leaves, then the fills apply. */
  public void rematch(TradingEvent.SymbolRematched rematch) {
    rematch.replaced().forEach(trade -> carry(CarriedMarks.of(trade)));
    for (TradeId id : rematch.reopened()) {
      OpenTrade left = open.remove(id);
      if (left != null) {
        carry(CarriedMarks.of(left));
      }
    }
    rematch.removed().forEach(freed -> carried.remove(TradeId.of(freed.value())));
    apply(rematch.fills());
  }

  private void carry(CarriedMarks marks) {
    if (!marks.isEmpty()) {
      carried.put(marks.tradeId(), marks);
    }
  }

  public void remove(TradeId id) {
    open.remove(id);
  }

  /** Replaces a trade's tags, if it is open. */
  public void tag(TradeId id, List<String> tags) {
    open.computeIfPresent(id, (_, trade) -> trade.withTags(tags));
  }

  public @Nullable OpenTrade get(TradeId id) {
    return open.get(id);
  }

  /** The trade of a symbol; null when it is flat. */
  public @Nullable OpenTrade get(Symbol symbol) {
    for (OpenTrade trade : open.values()) {
      if (trade.symbol().equals(symbol)) {
        return trade;
      }
    }
    return null;
  }

  /** How many of them count: a void one that a re-match has opened again does not. */
  public long counting() {
    return open.values().stream().filter(trade -> !trade.isVoid()).count();
  }

  /** In the order in which they came. */
  @JsonProperty
  public Collection<OpenTrade> open() {
    return Collections.unmodifiableCollection(open.values());
  }

  /** What sticks to those that have left, in order of their ids. */
  @JsonProperty
  public List<CarriedMarks> carried() {
    return carried.values().stream()
        .sorted(Comparator.comparing(left -> left.tradeId().value()))
        .toList();
  }
}
