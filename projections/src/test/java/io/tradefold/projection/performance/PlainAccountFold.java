package io.tradefold.projection.performance;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As much of an account as an overview rests on: trades entered by hand, opened and closed. */
final class PlainAccountFold implements Fold<AccountView> {

  @Override
  public ViewType<AccountView> type() {
    return AccountView.TYPE;
  }

  @Override
  public Set<ViewKey> keys(Event event) {
    return event instanceof TradingEvent trading
        ? Set.of(AccountView.key(trading.account()))
        : Set.of();
  }

  @Override
  public @Nullable AccountView apply(
      ViewKey key, @Nullable AccountView view, Recorded<? extends Event> event) {
    if (event.event() instanceof TradingEvent.AccountOpened opened) {
      return new AccountView(
          opened.account(),
          opened.name(),
          opened.startingBalance(),
          opened.openedAt(),
          false,
          RiskSettings.NONE,
          null,
          List.of());
    }
    if (view == null) {
      return null;
    }
    List<OpenTrade> open = new ArrayList<>(view.openTrades());
    if (event.event() instanceof TradingEvent.TradeOpened opened) {
      open.add(OpenTrade.of(opened.fill(), List.of()));
    } else if (event.event() instanceof TradingEvent.TradeClosed closed) {
      remove(open, closed.fill().tradeId());
    } else if (event.event() instanceof TradingEvent.TradeVoided voided) {
      remove(open, voided.tradeId());
    }
    return new AccountView(
        view.account(),
        view.name(),
        view.startingBalance(),
        view.openedAt(),
        view.closed(),
        view.riskSettings(),
        view.broker(),
        open);
  }

  private static void remove(List<OpenTrade> open, TradeId id) {
    open.removeIf(trade -> trade.tradeId().equals(id));
  }
}
