package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.ImportView;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each import, when it is complete. */
public final class ImportFold implements Fold<ImportView> {

  @Override
  public ViewType<ImportView> type() {
    return ImportView.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof TradingEvent trading ? keys(trading) : Set.of();
  }

  private static Set<ViewKey> keys(TradingEvent event) {
    return switch (event) {
      case TradingEvent.ImportCompleted completed ->
          Set.of(ImportView.key(completed.account(), completed.importId()));
      case TradingEvent.ImportUndone undone ->
          Set.of(ImportView.key(undone.account(), undone.importId()));
      case TradingEvent.AccountOpened opened -> Set.of();
      case TradingEvent.AccountRenamed renamed -> Set.of();
      case TradingEvent.AccountClosed closed -> Set.of();
      case TradingEvent.StartingBalanceMoved moved -> Set.of();
      case TradingEvent.Deposited deposited -> Set.of();
      case TradingEvent.Withdrawn withdrawn -> Set.of();
      case TradingEvent.Adjusted adjusted -> Set.of();
      case TradingEvent.RiskSettingsChanged changed -> Set.of();
      case TradingEvent.BrokerConnected connected -> Set.of();
      case TradingEvent.BrokerDisconnected disconnected -> Set.of();
      case TradingEvent.TradeOpened opened -> Set.of();
      case TradingEvent.TradeIncreased increased -> Set.of();
      case TradingEvent.TradeReduced reduced -> Set.of();
      case TradingEvent.TradeClosed closed -> Set.of();
      case TradingEvent.TradeRefused refused -> Set.of();
      case TradingEvent.TradeVoided voided -> Set.of();
      case TradingEvent.TradeAnnotated annotated -> Set.of();
      case TradingEvent.ExecutionsImported imported -> Set.of();
      case TradingEvent.SymbolRematched rematched -> Set.of();
    };
  }

  @Override
  public @Nullable ImportView apply(
      ViewKey key, @Nullable ImportView view, Recorded<? extends Event> recorded) {
    return recorded.event() instanceof TradingEvent event ? apply(view, event, recorded) : view;
  }

  private static @Nullable ImportView apply(
      @Nullable ImportView view, TradingEvent event, Recorded<? extends Event> recorded) {
    return switch (event) {
      case TradingEvent.ImportCompleted completed ->
          ImportView.of(completed, recorded.at(), recorded.actor());
      case TradingEvent.ImportUndone undone ->
          Objects.requireNonNull(view, "completed before").undone(recorded.at());
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
      case TradingEvent.TradeOpened opened -> view;
      case TradingEvent.TradeIncreased increased -> view;
      case TradingEvent.TradeReduced reduced -> view;
      case TradingEvent.TradeClosed closed -> view;
      case TradingEvent.TradeRefused refused -> view;
      case TradingEvent.TradeVoided voided -> view;
      case TradingEvent.TradeAnnotated annotated -> view;
      case TradingEvent.ExecutionsImported imported -> view;
      case TradingEvent.SymbolRematched rematched -> view;
    };
  }
}
