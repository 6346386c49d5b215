package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each trade with every execution and lot. */
public final class TradeFold implements Fold<TradeView> {

  @Override
  public ViewType<TradeView> type() {
    return TradeView.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof TradingEvent trading
        ? trades(trading)
            .map(tradeId -> TradeView.key(trading.account(), tradeId))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Stream<TradeId> trades(TradingEvent event) {
    return switch (event) {
      case TradingEvent.TradeOpened opened -> Stream.of(opened.fill().tradeId());
      case TradingEvent.TradeIncreased increased -> Stream.of(increased.fill().tradeId());
      case TradingEvent.TradeReduced reduced -> Stream.of(reduced.fill().tradeId());
      case TradingEvent.TradeClosed closed -> Stream.of(closed.fill().tradeId());
      case TradingEvent.TradeVoided voided -> Stream.of(voided.tradeId());
      case TradingEvent.TradeAnnotated annotated -> Stream.of(annotated.tradeId());
      case TradingEvent.ExecutionsImported imported -> imported.fills().trades().stream();
      case TradingEvent.SymbolRematched rematched ->
          Stream.of(
                  rematched.replaced().stream().map(ClosedTrade::tradeId),
                  rematched.reopened().stream(),
                  freed(rematched),
                  rematched.fills().trades().stream())
              .flatMap(trades -> trades);
      case TradingEvent.AccountOpened opened -> Stream.empty();
      case TradingEvent.AccountRenamed renamed -> Stream.empty();
      case TradingEvent.AccountClosed closed -> Stream.empty();
      case TradingEvent.StartingBalanceMoved moved -> Stream.empty();
      case TradingEvent.Deposited deposited -> Stream.empty();
      case TradingEvent.Withdrawn withdrawn -> Stream.empty();
      case TradingEvent.Adjusted adjusted -> Stream.empty();
      case TradingEvent.RiskSettingsChanged changed -> Stream.empty();
      case TradingEvent.BrokerConnected connected -> Stream.empty();
      case TradingEvent.BrokerDisconnected disconnected -> Stream.empty();
      case TradingEvent.TradeRefused refused -> Stream.empty();
      case TradingEvent.ImportCompleted completed -> Stream.empty();
      case TradingEvent.ImportUndone undone -> Stream.empty();
    };
  }

  /** A trade has the id of its opening execution: taken out, that frees the trade's id. */
  private static Stream<TradeId> freed(TradingEvent.SymbolRematched rematched) {
    return rematched.removed().stream().map(executionId -> TradeId.of(executionId.value()));
  }

  @Override
  public @Nullable TradeView apply(
      ViewKey key, @Nullable TradeView view, Recorded<? extends Event> recorded) {
    return recorded.event() instanceof TradingEvent event ? apply(key, view, event) : view;
  }

  private static @Nullable TradeView apply(
      ViewKey key, @Nullable TradeView view, TradingEvent event) {
    return switch (event) {
      case TradingEvent.TradeOpened opened ->
          TradeView.filled(opened.account(), view, List.of(opened.fill()));
      case TradingEvent.TradeIncreased increased ->
          TradeView.filled(increased.account(), view, List.of(increased.fill()));
      case TradingEvent.TradeReduced reduced ->
          TradeView.filled(reduced.account(), view, List.of(reduced.fill()));
      case TradingEvent.TradeClosed closed ->
          TradeView.filled(closed.account(), view, List.of(closed.fill()));
      case TradingEvent.TradeVoided voided -> there(view).voided(voided.reason());
      case TradingEvent.TradeAnnotated annotated ->
          there(view).annotated(annotated.text(), annotated.tags());
      case TradingEvent.ExecutionsImported imported ->
          TradeView.filled(
              imported.account(), view, imported.fills().ofTrade(TradeView.tradeIdOf(key)));
      case TradingEvent.SymbolRematched rematched -> rematched(key, view, rematched);
      case TradingEvent.AccountOpened opened -> view;
      case TradingEvent.AccountRenamed renamed -> view;
      case TradingEvent.AccountClosed closed -> view;
      case TradingEvent.StartingBalanceMoved moved -> view;
      case TradingEvent.Deposited deposited -> view;
      case TradingEvent.Withdrawn withdrawn -> view;
      case TradingEvent.Adjusted adjusted -> view;
      case TradingEvent.RiskSettingsChanged changed -> view;
      case TradingEvent.BrokerConnected connected -> view;
      case TradingEvent.BrokerDisconnected disconnected -> view;
      case TradingEvent.TradeRefused refused -> view;
      case TradingEvent.ImportCompleted completed -> view;
      case TradingEvent.ImportUndone undone -> view;
    };
  }

  /** First it leaves, if it does; then the fills that are its own apply. */
  private static @Nullable TradeView rematched(
      ViewKey key, @Nullable TradeView view, TradingEvent.SymbolRematched rematched) {
    TradeId tradeId = TradeView.tradeIdOf(key);
    return TradeView.filled(
        rematched.account(), left(tradeId, view, rematched), rematched.fills().ofTrade(tradeId));
  }

  private static @Nullable TradeView left(
      TradeId tradeId, @Nullable TradeView view, TradingEvent.SymbolRematched rematched) {
    if (view == null || freed(rematched).anyMatch(tradeId::equals)) {
      return null;
    }
    boolean leaves =
        Stream.concat(
                rematched.replaced().stream().map(ClosedTrade::tradeId),
                rematched.reopened().stream())
            .anyMatch(tradeId::equals);
    return leaves ? view.left(rematched.importId()) : view;
  }

  private static TradeView there(@Nullable TradeView view) {
    return Objects.requireNonNull(view, "the trade was opened before");
  }
}
