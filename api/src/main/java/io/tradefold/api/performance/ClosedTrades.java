package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.TradeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Closed trades, void ones too, in {@link ClosedTrade#ORDER}. In JSON one line of text a trade.
 *
 * @param list in order
 */
public record ClosedTrades(List<ClosedTrade> list) {

  public static final ClosedTrades NONE = new ClosedTrades(List.of());

  public ClosedTrades {
    list = list.stream().sorted(ClosedTrade.ORDER).toList();
  }

  @JsonCreator
  static ClosedTrades read(List<String> lines) {
    return new ClosedTrades(lines.stream().map(TradeLine::read).toList());
  }

  @JsonValue
  List<String> lines() {
    return list.stream().map(TradeLine::write).toList();
  }

  /**
   * With some taken away, then others added.
   *
   * @throws IllegalStateException when one to leave is not there, or one to come is already: the
   *     events contradict each other, and a figure from them would be wrong
   */
  ClosedTrades replaced(Collection<ClosedTrade> leaving, Collection<ClosedTrade> coming) {
    Map<Id, ClosedTrade> byId = new LinkedHashMap<>();
    list.forEach(trade -> byId.put(Id.of(trade), trade));
    for (ClosedTrade trade : leaving) {
      if (byId.remove(Id.of(trade)) == null) {
        throw new IllegalStateException("no trade " + Id.of(trade) + " to take away");
      }
    }
    for (ClosedTrade trade : coming) {
      if (byId.put(Id.of(trade), trade) != null) {
        throw new IllegalStateException("trade " + Id.of(trade) + " is closed already");
      }
    }
    return new ClosedTrades(List.copyOf(byId.values()));
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
    return new ClosedTrades(trades);
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
