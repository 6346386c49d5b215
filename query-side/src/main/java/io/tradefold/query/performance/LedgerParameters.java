package io.tradefold.query.performance;

import io.swagger.v3.oas.annotations.Parameter;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.Ledgers;
import io.tradefold.query.Parameters;
import io.tradefold.query.QueryParameters;
import io.tradefold.query.Reading;
import org.jspecify.annotations.Nullable;

/** Whose figures: of one account, or of the trader's book. */
record LedgerParameters(
    @Parameter(description = "one account; left out, the trader's book") @Nullable String accountId,
    @Parameter(description = "of which community; left out, the only one there is")
        @Nullable String communityId,
    @Parameter(description = "in which currency; left out, the only one there is")
        @Nullable String currency)
    implements QueryParameters {

  /** A book, named in full. */
  record Book(CommunityId communityId, CurrencyCode currency) {}

  /**
   * @return null when an account is named, or something is left out
   */
  @Nullable Book book() {
    CommunityId community = Parameters.value("communityId", communityId, CommunityId::of);
    CurrencyCode of = Parameters.value("currency", currency, CurrencyCode::of);
    return accountId != null || community == null || of == null ? null : new Book(community, of);
  }

  LedgerScope meant(TraderId trader, Ledgers ledgers, Reading reading) {
    return ledgers.meant(
        trader,
        Parameters.value("accountId", accountId, AccountId::of),
        Parameters.value("communityId", communityId, CommunityId::of),
        Parameters.value("currency", currency, CurrencyCode::of),
        reading);
  }
}
