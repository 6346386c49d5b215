package io.tradefold.projection.performance;

import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.performance.AccountShare;
import io.tradefold.api.performance.Documents;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.OverviewCalculation;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.projection.engine.Total;
import io.tradefold.projection.engine.Views;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins a ledger's book with its accounts' open trades into its overview. What an account brings is
 * kept in the overview, so that a close need not read the other accounts.
 */
public final class OverviewTotal implements Total<Overview> {

  @Override
  public ViewType<Overview> type() {
    return Overview.TYPE;
  }

  @Override
  public Set<ViewKey> totalsOf(ViewKey part, Views views) {
    if (part.type().equals(LedgerBook.TYPE)) {
      return Set.of(Overview.key(LedgerBook.ledgerOf(part)));
    }
    AccountView view =
        part.type().equals(AccountView.TYPE) ? views.get(part, AccountView.TYPE) : null;
    return view == null
        ? Set.of()
        : Set.of(
            Overview.key(LedgerId.of(view.account())),
            Overview.key(LedgerId.bookOf(view.account())));
  }

  @Override
  public Set<ViewKey> needs(ViewKey total, Set<ViewKey> changedParts, Views views) {
    ViewKey book = LedgerBook.key(Overview.ledgerOf(total));
    return views.has(book) ? calculation(total, views).needs(new AtHand(views)) : Set.of(book);
  }

  @Override
  public @Nullable Overview total(ViewKey total, Set<ViewKey> changedParts, Views views) {
    Overview before = views.get(total, Overview.TYPE);
    SortedMap<String, AccountShare> shares = new TreeMap<>();
    if (before != null) {
      before.accounts().forEach(share -> shares.put(share.accountId().value(), share));
    }
    AccountRef account = null;
    for (ViewKey part : changedParts) {
      AccountView view =
          part.type().equals(AccountView.TYPE) ? views.get(part, AccountView.TYPE) : null;
      if (view != null) {
        account = view.account();
        shares.put(account.accountId().value(), AccountShare.of(view));
      }
    }
    OverviewCalculation calculation = calculation(total, views);
    List<AccountShare> accounts = List.copyOf(shares.values());
    if (before != null) {
      return calculation.overview(
          accounts, before.currency(), before.timeZone(), new AtHand(views));
    }
    return account == null
        ? null
        : calculation.overview(accounts, account.currency(), account.timeZone(), new AtHand(views));
  }

  private static OverviewCalculation calculation(ViewKey total, Views views) {
    LedgerId ledgerId = Overview.ledgerOf(total);
    return new OverviewCalculation(ledgerId, views.get(LedgerBook.key(ledgerId), LedgerBook.TYPE));
  }

  /** The engine's views as the calculation reads them. */
  private record AtHand(Views views) implements Documents {

    @Override
    public boolean has(ViewKey key) {
      return views.has(key);
    }

    @Override
    public <V> @Nullable V get(ViewKey key, ViewType<V> type) {
      return views.get(key, type);
    }
  }
}
