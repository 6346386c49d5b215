package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.tradefold.api.community.Zone;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fills of one event, in order. An import's are hundreds, of hundreds of trades and days, and
 * each of those asks for its own: they are sorted once, when the first one asks.
 */
public final class Fills extends AbstractList<Fill> implements RandomAccess {

  private static final Fills NONE = new Fills(List.of());

  private final List<Fill> all;
  private volatile @Nullable Map<TradeId, List<Fill>> byTrade;
  private volatile @Nullable Closings closings;

  /**
   * @param zone whose days they are
   */
  private record Closings(Zone zone, Map<LocalDate, List<ClosedTrade>> byDay) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  private Fills(List<Fill> all) {
    this.all = List.copyOf(all);
  }

  public static Fills of(List<Fill> fills) {
    return fills.isEmpty() ? NONE : new Fills(fills);
  }

  public static Fills of(Fill... fills) {
    return of(List.of(fills));
  }

  @Override
  public Fill get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }

  /** The trades they are of. */
  public Set<TradeId> trades() {
    return Collections.unmodifiableSet(byTrade().keySet());
  }

  /** Those of one trade. */
  public List<Fill> ofTrade(TradeId tradeId) {
    return byTrade().getOrDefault(tradeId, List.of());
  }

  /** The days on which trades close among them. */
  public Set<LocalDate> closingDays(Zone zone) {
    return Collections.unmodifiableSet(closings(zone).keySet());
  }

  /** The trades that close among them on one day. */
  public List<ClosedTrade> closedOn(LocalDate day, Zone zone) {
    return closings(zone).getOrDefault(day, List.of());
  }

  private Map<TradeId, List<Fill>> byTrade() {
    Map<TradeId, List<Fill>> known = byTrade;
    if (known == null) {
      known = HashMap.newHashMap(all.size());
      for (Fill fill : all) {
        known.computeIfAbsent(fill.tradeId(), _ -> new ArrayList<>(2)).add(fill);
      }
      known.replaceAll((_, fills) -> List.copyOf(fills));
      byTrade = known;
    }
    return known;
  }

  private Map<LocalDate, List<ClosedTrade>> closings(Zone zone) {
    Closings known = closings;
    if (known == null || !known.zone.equals(zone)) {
      Map<LocalDate, List<ClosedTrade>> byDay = new HashMap<>();
      for (Fill fill : all) {
        if (fill instanceof Fill.Closed closed) {
          ClosedTrade result = closed.result();
          byDay.computeIfAbsent(zone.dayOf(result.closedAt()), _ -> new ArrayList<>()).add(result);
        }
      }
      byDay.replaceAll((_, trades) -> List.copyOf(trades));
      known = new Closings(zone, byDay);
      closings = known;
    }
    return known.byDay;
  }
}
