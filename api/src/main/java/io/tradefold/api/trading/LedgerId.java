package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.CurrencyCode;

/**
 * Names a ledger: closed trades, adjustments and flows in one currency, in order. An account has
 * one; so has a trader's book, which is all of the trader's accounts in one community and currency.
 *
 * <p>{@code acme:account:ann:main} or {@code acme:book:ann:USD}: the community stands first, so
 * that it can serve as shard key and hash tag.
 */
public record LedgerId(@JsonValue String value) {

  @JsonCreator
  public static LedgerId parse(String value) {
    return new LedgerId(value);
  }

  public static LedgerId of(AccountRef account) {
    return ofAccount(account.communityId(), account.traderId(), account.accountId());
  }

  public static LedgerId ofAccount(
      CommunityId communityId, TraderId traderId, AccountId accountId) {
    return new LedgerId(communityId + ":account:" + traderId + ":" + accountId);
  }

  public static LedgerId bookOf(AccountRef account) {
    return ofBook(account.communityId(), account.traderId(), account.currency());
  }

  public static LedgerId ofBook(CommunityId communityId, TraderId traderId, CurrencyCode currency) {
    return new LedgerId(communityId + ":book:" + traderId + ":" + currency);
  }

  @Override
  public String toString() {
    return value;
  }
}
