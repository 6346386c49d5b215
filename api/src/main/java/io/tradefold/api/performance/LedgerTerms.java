package io.tradefold.api.performance;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerId;

/** A ledger and what its figures are reckoned in. */
public record LedgerTerms(
    LedgerId ledgerId, CurrencyCode currency, Zone timeZone, Annualisation annualisation) {

  /** One account's. */
  public static LedgerTerms ofAccount(AccountRef account) {
    return of(LedgerId.of(account), account);
  }

  /** Those of the trader's book that the account belongs to, with this account's annualisation. */
  public static LedgerTerms ofBook(AccountRef account) {
    return of(LedgerId.bookOf(account), account);
  }

  private static LedgerTerms of(LedgerId ledgerId, AccountRef account) {
    return new LedgerTerms(
        ledgerId, account.currency(), account.timeZone(), account.annualisation());
  }
}
