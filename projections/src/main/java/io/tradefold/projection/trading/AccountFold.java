package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.AccountView.Broker;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account with its settings and its open trades. */
public final class AccountFold implements Fold<AccountView> {

  @Override
  public ViewType<AccountView> type() {
    return AccountView.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof TradingEvent trading && concerns(trading)
        ? Set.of(AccountView.key(trading.account()))
        : Set.of();
  }

  /** Money that comes and goes, and what was refused, is seen elsewhere. */
  private static boolean concerns(TradingEvent event) {
    return switch (event) {
      case TradingEvent.AccountOpened opened -> true;
      case TradingEvent.AccountRenamed renamed -> true;
      case TradingEvent.AccountClosed closed -> true;
      case TradingEvent.RiskSettingsChanged changed -> true;
      case TradingEvent.BrokerConnected connected -> true;
      case TradingEvent.BrokerDisconnected disconnected -> true;
      case TradingEvent.TradeOpened opened -> true;
      case TradingEvent.TradeIncreased increased -> true;
      case TradingEvent.TradeReduced reduced -> true;
      case TradingEvent.TradeClosed closed -> true;
      case TradingEvent.TradeVoided voided -> voided.open() != null;
      case TradingEvent.TradeAnnotated annotated -> annotated.closedAt() == null;
      case TradingEvent.ExecutionsImported imported -> true;
      case TradingEvent.SymbolRematched rematched -> true;
      case TradingEvent.StartingBalanceMoved moved -> false;
      case TradingEvent.Deposited deposited -> false;
      case TradingEvent.Withdrawn withdrawn -> false;
      case TradingEvent.Adjusted adjusted -> false;
      case TradingEvent.TradeRefused refused -> false;
      case TradingEvent.ImportCompleted completed -> false;
      case TradingEvent.ImportUndone undone -> false;
    };
  }

  @Override
  public @Nullable AccountView apply(
      ViewKey key, @Nullable AccountView view, Recorded<? extends Event> recorded) {
    return recorded.event() instanceof TradingEvent event ? apply(view, event) : view;
  }

  private static @Nullable AccountView apply(@Nullable AccountView view, TradingEvent event) {
    return switch (event) {
      case TradingEvent.AccountOpened opened -> AccountView.of(opened);
      case TradingEvent.AccountRenamed renamed -> opened(view).renamed(renamed.name());
      case TradingEvent.AccountClosed closed -> opened(view).closedForGood();
      case TradingEvent.RiskSettingsChanged changed -> opened(view).with(changed.settings());
      case TradingEvent.BrokerConnected connected ->
          opened(view).with(new Broker(connected.name(), connected.externalAccount()));
      case TradingEvent.BrokerDisconnected disconnected -> opened(view).withoutBroker();
      case TradingEvent.TradeOpened opened -> opened(view).filled(List.of(opened.fill()));
      case TradingEvent.TradeIncreased increased -> opened(view).filled(List.of(increased.fill()));
      case TradingEvent.TradeReduced reduced -> opened(view).filled(List.of(reduced.fill()));
      case TradingEvent.TradeClosed closed -> opened(view).filled(List.of(closed.fill()));
      case TradingEvent.TradeVoided voided -> opened(view).without(voided.tradeId());
      case TradingEvent.TradeAnnotated annotated ->
          opened(view).tagged(annotated.tradeId(), annotated.tags());
      case TradingEvent.ExecutionsImported imported -> opened(view).filled(imported.fills());
      case TradingEvent.SymbolRematched rematched -> opened(view).rematched(rematched);
      case TradingEvent.StartingBalanceMoved moved -> view;
      case TradingEvent.Deposited deposited -> view;
      case TradingEvent.Withdrawn withdrawn -> view;
      case TradingEvent.Adjusted adjusted -> view;
      case TradingEvent.TradeRefused refused -> view;
      case TradingEvent.ImportCompleted completed -> view;
      case TradingEvent.ImportUndone undone -> view;
    };
  }

  private static AccountView opened(@Nullable AccountView view) {
    return Objects.requireNonNull(view, "the account was opened before");
  }
}
