package io.tradefold.projection.trading;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderAccounts.Entry;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The accounts of one trader in one community. */
public final class TraderAccountsFold implements Fold<TraderAccounts> {

  @Override
  public ViewType<TraderAccounts> type() {
    return TraderAccounts.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof TradingEvent trading && concerns(trading)
        ? Set.of(TraderAccounts.key(trading.communityId(), trading.account().traderId()))
        : Set.of();
  }

  private static boolean concerns(TradingEvent event) {
    return switch (event) {
      case TradingEvent.AccountOpened opened -> true;
      case TradingEvent.AccountRenamed renamed -> true;
      case TradingEvent.AccountClosed closed -> true;
      case TradingEvent.StartingBalanceMoved moved -> false;
      case TradingEvent.Deposited deposited -> false;
      case TradingEvent.Withdrawn withdrawn -> false;
      case TradingEvent.Adjusted adjusted -> false;
      case TradingEvent.RiskSettingsChanged changed -> false;
      case TradingEvent.BrokerConnected connected -> false;
      case TradingEvent.BrokerDisconnected disconnected -> false;
      case TradingEvent.TradeOpened opened -> false;
      case TradingEvent.TradeIncreased increased -> false;
      case TradingEvent.TradeReduced reduced -> false;
      case TradingEvent.TradeClosed closed -> false;
      case TradingEvent.TradeRefused refused -> false;
      case TradingEvent.TradeVoided voided -> false;
      case TradingEvent.TradeAnnotated annotated -> false;
      case TradingEvent.ExecutionsImported imported -> false;
      case TradingEvent.SymbolRematched rematched -> false;
      case TradingEvent.ImportCompleted completed -> false;
      case TradingEvent.ImportUndone undone -> false;
    };
  }

  @Override
  public @Nullable TraderAccounts apply(
      ViewKey key, @Nullable TraderAccounts view, Recorded<? extends Event> recorded) {
    return recorded.event() instanceof TradingEvent event ? apply(view, event) : view;
  }

  private static @Nullable TraderAccounts apply(@Nullable TraderAccounts view, TradingEvent event) {
    return switch (event) {
      case TradingEvent.AccountOpened opened ->
          orNone(view, opened.account())
              .with(new Entry(opened.account(), opened.name(), opened.openedAt(), false));
      case TradingEvent.AccountRenamed renamed ->
          change(view, renamed.account(), entry -> entry.renamed(renamed.name()));
      case TradingEvent.AccountClosed closed ->
          change(view, closed.account(), Entry::closedForGood);
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
      case TradingEvent.ImportCompleted completed -> view;
      case TradingEvent.ImportUndone undone -> view;
    };
  }

  private static TraderAccounts orNone(@Nullable TraderAccounts view, AccountRef account) {
    return view != null
        ? view
        : new TraderAccounts(account.communityId(), account.traderId(), List.of());
  }

  private static TraderAccounts change(
      @Nullable TraderAccounts view, AccountRef account, UnaryOperator<Entry> change) {
    TraderAccounts accounts = orNone(view, account);
    Entry entry = Objects.requireNonNull(accounts.entry(account), "the account was opened before");
    return accounts.with(change.apply(entry));
  }
}
