package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.ViewKey;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One trade that is bought and bought and never flat, imported 500 executions an event. Where it
 * sells, it sells the two oldest lots. Its figures are kept beside it in plain integers.
 */
public final class LongPosition {

  public static final TradeId TRADE = TradeId.of("broker-20260105-000000000");

  public static final ViewKey ACCOUNT_KEY = AccountView.key(Desk.ACCOUNT);
  public static final ViewKey TRADE_KEY = TradeView.key(Desk.ACCOUNT, TRADE);

  private static final int PER_EVENT = 500;

  private final List<Event> events = new ArrayList<>(List.of(Desk.opened()));
  private final List<Execution> bought = new ArrayList<>();
  private final List<Fill> fills = new ArrayList<>();
  private int consumed;
  private long realised;

  /**
   * @param executions how many
   * @param sells every so manieth sells two; 0 when none does
   */
  public LongPosition(int executions, int sells) {
    for (int i = 0; i < executions; i++) {
      fills.add(sells > 0 && i % sells == sells - 1 ? sell(i) : buy(i));
    }
    for (int from = 0; from < executions; from += PER_EVENT) {
      events.add(
          new TradingEvent.ExecutionsImported(
              Desk.ACCOUNT,
              Desk.IMPORT,
              Fills.of(fills.subList(from, Math.min(executions, from + PER_EVENT)))));
    }
  }

  private Fill buy(int number) {
    Execution execution = execution(number, Action.BUY, 1);
    bought.add(execution);
    return number == 0
        ? new Fill.Opened(TRADE, execution, execution.quantity(), execution.fee(), null, null)
        : new Fill.Increased(TRADE, execution, execution.quantity(), execution.fee());
  }

  private Fill sell(int number) {
    Execution execution = execution(number, Action.SELL, 2);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Execution lot = bought.get(consumed++);
      long gain = price(number) - lot.price().value().longValueExact();
      realised += gain;
      matches.add(new Match(lot.id(), Quantity.of("1"), lot.price(), Amount.of(gain)));
    }
    return new Fill.Reduced(TRADE, execution, execution.quantity(), execution.fee(), matches);
  }

  private static Execution execution(int number, Action action, int quantity) {
    Instant at = Desk.START.plusMillis(number);
    return new Execution(
        ExecutionId.of("broker-20260105-%09d".formatted(number)),
        at,
        Symbol.of("BTC-PERP"),
        action,
        Quantity.of(Integer.toString(quantity)),
        Price.of(Long.toString(price(number))),
        Amount.of(1),
        Factor.ONE,
        Factor.ONE,
        Desk.IMPORT,
        Desk.START,
        number);
  }

  private static long price(int number) {
    return 40_000 + number * 37L % 1_009;
  }

  public <V> V folded(Fold<V> fold, ViewKey key) {
    return Desk.folded(fold, key, events);
  }

  /** Executions of the lots that are left, in order. */
  List<ExecutionId> left() {
    return bought.subList(consumed, bought.size()).stream().map(Execution::id).toList();
  }

  Quantity held() {
    return Quantity.of(Integer.toString(bought.size() - consumed));
  }

  Amount bought() {
    return Amount.of(bought.stream().mapToLong(lot -> lot.price().value().longValueExact()).sum());
  }

  Amount realised() {
    return Amount.of(realised);
  }
}
