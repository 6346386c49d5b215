package io.tradefold.api.trading;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its trader sees it: name, settings, broker, and every open trade with its lots.
 *
 * @param broker null when none is connected
 * @param openTrades in order of opening
 */
public record AccountView(
    AccountRef account,
    String name,
    Amount startingBalance,
    Instant openedAt,
    boolean closed,
    RiskSettings riskSettings,
    @Nullable Broker broker,
    List<OpenTrade> openTrades) {

  public static final ViewType<AccountView> TYPE = new ViewType<>("account", AccountView.class);

  /** A broker connection, for now a recorded fact. */
  public record Broker(String name, @Nullable String externalAccount) {}

  public static ViewKey key(AccountRef account) {
    return TYPE.key(LedgerId.of(account).value());
  }
}
