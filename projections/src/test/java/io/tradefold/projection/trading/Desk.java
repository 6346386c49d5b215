package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Execution;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Match;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ann's account, and a matching of its own for making fills of executions. */
final class Desk {

  static final AccountRef ACCOUNT =
      new AccountRef(
          CommunityId.of("acme"),
          TraderId.of("ann"),
          AccountId.of("main"),
          CurrencyCode.of("USD"),
          Zone.of("America/New_York"),
          Annualisation.WEEKDAYS);

  static final ImportId IMPORT = ImportId.of("january");
  static final Instant START = Instant.parse("2026-01-05T15:00:00Z");

  private final Map<TradeId, OpenTrade> open = new HashMap<>();
  private long arrivals;

  static TradingEvent.AccountOpened opened() {
    return new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.of(10_000), START);
  }

  static Recorded<Event> recorded(long position, Event event) {
    return new Recorded<>(position, START.plusSeconds(position), event, "ann");
  }

  /** Folds events into one view; those that do not touch it pass it by. */
  static <V> @Nullable V fold(Fold<V> fold, ViewKey key, List<? extends Event> events) {
    V view = null;
    long position = 0;
    for (Event event : events) {
      position++;
      if (fold.keys(event).contains(key)) {
        view = fold.apply(key, view, recorded(position, event));
      }
    }
    return view;
  }

  static <V> V folded(Fold<V> fold, ViewKey key, List<? extends Event> events) {
    return Objects.requireNonNull(fold(fold, key, events));
  }

  static TradeId trade(String id) {
    return TradeId.of(id);
  }

  Fill.Opened open(String id, Action action, String quantity, String price) {
    Execution execution = execution(id, action, quantity, price);
    Fill.Opened fill =
        new Fill.Opened(trade(id), execution, execution.quantity(), execution.fee(), null, null);
    open.put(fill.tradeId(), OpenTrade.of(fill, List.of()));
    return fill;
  }

  Fill.Increased increase(String trade, String id, String quantity, String price) {
    Execution execution = execution(id, held(trade).side().entry(), quantity, price);
    Fill.Increased fill =
        new Fill.Increased(trade(trade), execution, execution.quantity(), execution.fee());
    open.put(fill.tradeId(), held(trade).increased(fill));
    return fill;
  }

  Fill.Reduced reduce(String trade, String id, String quantity, String price) {
    Execution execution = execution(id, held(trade).side().exit(), quantity, price);
    Fill.Reduced fill =
        new Fill.Reduced(
            trade(trade),
            execution,
            execution.quantity(),
            execution.fee(),
            held(trade).match(execution, execution.quantity()));
    open.put(fill.tradeId(), held(trade).reduced(fill));
    return fill;
  }

  Fill.Closed close(String trade, String id, String price) {
    return close(trade, id, price, List.of());
  }

  Fill.Closed close(String trade, String id, String price, List<String> tags) {
    OpenTrade held = held(trade);
    Quantity quantity = held.held();
    Execution execution = execution(id, held.side().exit(), quantity.toString(), price);
    List<Match> matches = held.match(execution, quantity);
    ClosedTrade result =
        held.withTags(tags).closed(ACCOUNT.accountId(), execution, execution.fee(), matches);
    open.remove(trade(trade));
    return new Fill.Closed(trade(trade), execution, quantity, execution.fee(), matches, result);
  }

  private OpenTrade held(String trade) {
    return Objects.requireNonNull(open.get(trade(trade)));
  }

  private Execution execution(String id, Action action, String quantity, String price) {
    arrivals++;
    return new Execution(
        ExecutionId.of(id),
        START.plusSeconds(60 * arrivals),
        Symbol.of("AAPL"),
        action,
        Quantity.of(quantity),
        Price.of(price),
        Amount.of(1),
        Factor.ONE,
        Factor.ONE,
        null,
        START.plusSeconds(60 * arrivals),
        arrivals);
  }

  static TradingEvent.SymbolRematched rematched(
      List<ClosedTrade> replaced, List<String> reopened, List<String> removed, List<Fill> fills) {
    return new TradingEvent.SymbolRematched(
        ACCOUNT,
        IMPORT,
        Symbol.of("AAPL"),
        replaced,
        reopened.stream().map(TradeId::of).toList(),
        removed.stream().map(ExecutionId::of).toList(),
        Fills.of(fills));
  }

  static TradingEvent.TradeAnnotated annotated(String id, @Nullable String text, String tag) {
    return new TradingEvent.TradeAnnotated(ACCOUNT, trade(id), text, List.of(tag), null);
  }
}
