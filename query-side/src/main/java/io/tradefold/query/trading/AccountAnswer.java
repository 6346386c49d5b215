package io.tradefold.query.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.TraderAccounts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account as it is served.
 *
 * @param balance deposits − withdrawals + net P&amp;L of closed trades + adjustments
 * @param broker null when none is connected
 * @param openTrades how many
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountAnswer(
    AccountId accountId,
    CommunityId communityId,
    String name,
    CurrencyCode currency,
    Zone timeZone,
    Annualisation annualisation,
    Instant openedAt,
    boolean closed,
    Amount startingBalance,
    Amount balance,
    int openTrades,
    RiskSettings riskSettings,
    AccountView.@Nullable Broker broker) {

  static AccountAnswer of(AccountView view, Amount balance) {
    AccountRef account = view.account();
    return new AccountAnswer(
        account.accountId(),
        account.communityId(),
        view.name(),
        account.currency(),
        account.timeZone(),
        account.annualisation(),
        view.openedAt(),
        view.closed(),
        view.startingBalance(),
        balance,
        view.countingTrades().size(),
        view.riskSettings(),
        view.broker());
  }

  /** As much as the list of accounts says of each. */
  record Entry(
      AccountId accountId,
      CommunityId communityId,
      String name,
      CurrencyCode currency,
      Zone timeZone,
      Annualisation annualisation,
      Instant openedAt,
      boolean closed) {

    static Entry of(TraderAccounts.Entry entry) {
      AccountRef account = entry.account();
      return new Entry(
          account.accountId(),
          account.communityId(),
          entry.name(),
          account.currency(),
          account.timeZone(),
          account.annualisation(),
          entry.openedAt(),
          entry.closed());
    }
  }

  /** A page as the description shows it, which has no type parameters. */
  @Schema(name = "AccountPage")
  record Page(List<Entry> items, @Nullable String nextCursor, int total) {}
}
