package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.TradeId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Closed trades, void ones too, in {@link ClosedTrade#ORDER}. In JSON one line of text a trade.
 *
 * <p>What they add up to, and their lines, are computed when asked for and remembered. A trade that
 * closes after all others, as nearly every one does, adds its own to them: a day's thousandth trade
 * costs what its first does.
 */
public final class ClosedTrades {

  public static final ClosedTrades NONE = new ClosedTrades(List.of(), null, null);

  private final List<ClosedTrade> list;
  private @Nullable List<String> lines;
  private @Nullable Sums sums;

  private record Sums(ZoneId zone, TradeSums sums) {

    Sums plus(ClosedTrade next) {
      return new Sums(zone, sums.plus(TradeSums.of(List.of(next), zone)));
    }
  }

  /**
   * @param list in order
   * @param lines of them, if they are at hand
   */
  private ClosedTrades(List<ClosedTrade> list, @Nullable List<String> lines, @Nullable Sums sums) {
    this.list = list;
    this.lines = lines;
    this.sums = sums;
  }

  /**
   * @param trades in any order
   */
  public static ClosedTrades of(Collection<ClosedTrade> trades) {
    return new ClosedTrades(inOrder(trades), null, null);
  }

  @JsonCreator
  static ClosedTrades read(List<String> lines) {
    return of(lines.stream().map(TradeLine::read).toList());
  }

  @JsonValue
  List<String> lines() {
    if (lines == null) {
      lines = list.stream().map(TradeLine::write).toList();
    }
    return lines;
  }

  /** In order. */
  public List<ClosedTrade> list() {
    return list;
  }

  /**
   * What they add up to.
   *
   * @param zone in which the hours are counted
   */
  TradeSums sums(ZoneId zone) {
    Sums known = sums; // another thread may remember those of another zone meanwhile
    if (known == null || !known.zone().equals(zone)) {
      known = new Sums(zone, TradeSums.of(list, zone));
      sums = known;
    }
    return known.sums();
  }

  /** Of them all; without the tallies, unless these are known already. */
  Summary summary() {
    return sums == null ? Summary.of(list) : sums.sums().summary();
  }

  /**
   * With some taken away, then others added.
   *
   * @throws IllegalStateException when one to leave is not there, or one to come is already: the
   *     events contradict each other, and a figure from them would be wrong
   */
  ClosedTrades replaced(Collection<ClosedTrade> leaving, Collection<ClosedTrade> coming) {
    if (leaving.isEmpty() && coming.size() == 1) {
      ClosedTrade next = coming.iterator().next();
      if (isBehindAll(next) && !has(next.accountId(), next.tradeId())) {
        return with(next);
      }
    }
    return new ClosedTrades(merged(staying(leaving, coming), inOrder(coming)), null, null);
  }

  private List<ClosedTrade> staying(
      Collection<ClosedTrade> leaving, Collection<ClosedTrade> coming) {
    Set<Id> left = ids(leaving);
    Set<Id> come = ids(coming);
    List<ClosedTrade> staying = new ArrayList<>(list.size());
    for (ClosedTrade trade : list) {
      Id id = Id.of(trade);
      if (left.isEmpty() || !left.remove(id)) {
        if (come.contains(id)) {
          throw new IllegalStateException("trade " + id + " is closed already");
        }
        staying.add(trade);
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("no trade " + left.iterator().next() + " to take away");
    }
    return staying;
  }

  private static Set<Id> ids(Collection<ClosedTrade> trades) {
    Set<Id> ids = HashSet.newHashSet(trades.size());
    for (ClosedTrade trade : trades) {
      if (!ids.add(Id.of(trade))) {
        throw new IllegalStateException("trade " + Id.of(trade) + " is named twice");
      }
    }
    return ids;
  }

  private static List<ClosedTrade> inOrder(Collection<ClosedTrade> trades) {
    return trades.stream().sorted(ClosedTrade.ORDER).toList();
  }

  /** Two lists in order, as one. */
  private static List<ClosedTrade> merged(List<ClosedTrade> some, List<ClosedTrade> others) {
    List<ClosedTrade> all = new ArrayList<>(some.size() + others.size());
    int next = 0;
    for (ClosedTrade other : others) {
      while (next < some.size() && ClosedTrade.ORDER.compare(some.get(next), other) < 0) {
        all.add(some.get(next++));
      }
      all.add(other);
    }
    all.addAll(some.subList(next, some.size()));
    return Collections.unmodifiableList(all);
  }

  private boolean isBehindAll(ClosedTrade trade) {
    return list.isEmpty() || ClosedTrade.ORDER.compare(list.getLast(), trade) < 0;
  }

  private ClosedTrades with(ClosedTrade next) {
    return new ClosedTrades(
        followed(list, next),
        lines == null ? null : followed(lines, TradeLine.write(next)),
        sums == null ? null : sums.plus(next));
  }

  private static <T> List<T> followed(List<T> items, T next) {
    List<T> more = new ArrayList<>(items.size() + 1);
    more.addAll(items);
    more.add(next);
    return Collections.unmodifiableList(more);
  }

  boolean has(AccountId accountId, TradeId tradeId) {
    return list.stream().anyMatch(new Id(accountId, tradeId)::names);
  }

  /**
   * @throws IllegalStateException when it is not there
   */
  ClosedTrades changed(AccountId accountId, TradeId tradeId, UnaryOperator<ClosedTrade> change) {
    Id id = new Id(accountId, tradeId);
    List<ClosedTrade> trades = new ArrayList<>(list);
    int index = 0;
    while (index < trades.size() && !id.names(trades.get(index))) {
      index++;
    }
    if (index == trades.size()) {
      throw new IllegalStateException("no trade " + id + " to change");
    }
    trades.set(index, change.apply(trades.get(index)));
    return of(trades);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClosedTrades trades && list.equals(trades.list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  @Override
  public String toString() {
    return list.toString();
  }

  private record Id(AccountId accountId, TradeId tradeId) {

    static Id of(ClosedTrade trade) {
      return new Id(trade.accountId(), trade.tradeId());
    }

    boolean names(ClosedTrade trade) {
      return tradeId.equals(trade.tradeId()) && accountId.equals(trade.accountId());
    }

    @Override
    public String toString() {
      return accountId + "/" + tradeId;
    }
  }
}
