package io.tradefold.api.trading;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import java.util.List;

/**
 * A ledger a caller may read, and what reading it takes.
 *
 * @param timeZone in which its days begin
 * @param accounts whose trades are in it: one, or all of a trader's in one community and currency
 */
public record LedgerScope(
    LedgerId ledgerId,
    CommunityId communityId,
    CurrencyCode currency,
    Zone timeZone,
    List<AccountRef> accounts) {

  public LedgerScope {
    accounts = List.copyOf(accounts);
  }

  /** One account's ledger. */
  public static LedgerScope of(AccountRef account) {
    return new LedgerScope(
        LedgerId.of(account),
        account.communityId(),
        account.currency(),
        account.timeZone(),
        List.of(account));
  }

  /**
   * A trader's book.
   *
   * @param accounts all of the trader's in one community and currency; at least one
   */
  public static LedgerScope ofBook(List<AccountRef> accounts) {
    AccountRef first = accounts.getFirst();
    return new LedgerScope(
        LedgerId.bookOf(first), first.communityId(), first.currency(), first.timeZone(), accounts);
  }
}
