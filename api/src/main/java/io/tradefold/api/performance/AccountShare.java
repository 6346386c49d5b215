package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.OpenTrade;

/**
 * What an account brings into an overview besides its ledger.
 *
 * @param openTrades how many are open and not void
 * @param realisedOfOpen realised so far of those, minus all their fees
 */
public record AccountShare(
    AccountId accountId, Amount startingBalance, int openTrades, Amount realisedOfOpen) {

  public static AccountShare of(AccountView view) {
    return new AccountShare(
        view.account().accountId(),
        view.startingBalance(),
        view.countingTrades().size(),
        view.countingTrades().stream().map(OpenTrade::netPnl).reduce(Amount.ZERO, Amount::plus));
  }
}
