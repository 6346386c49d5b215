package io.tradefold.query;

import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.ImportDay;
import io.tradefold.api.trading.ImportDays;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TraderAccounts;
import java.util.Set;

/** Which projection keeps which views. */
public final class Views {

  public static final String LEDGERS = "ledgers";

  public static final Served<AccountView> ACCOUNT = new Served<>(LEDGERS, AccountView.TYPE);
  public static final Served<TraderAccounts> TRADER_ACCOUNTS =
      new Served<>(LEDGERS, TraderAccounts.TYPE);
  public static final Served<LedgerDay> LEDGER_DAY = new Served<>(LEDGERS, LedgerDay.TYPE);
  public static final Served<LedgerBook> LEDGER_BOOK = new Served<>(LEDGERS, LedgerBook.TYPE);
  public static final Served<Overview> OVERVIEW = new Served<>(LEDGERS, Overview.TYPE);
  public static final Served<TradeView> TRADE = new Served<>("trades", TradeView.TYPE);
  public static final Served<ImportDay> IMPORT_DAY = new Served<>("imports", ImportDay.TYPE);
  public static final Served<ImportDays> IMPORT_DAYS = new Served<>("imports", ImportDays.TYPE);
  public static final Served<CommunityProfile> COMMUNITY =
      new Served<>("communities", CommunityProfile.TYPE);

  /** All of these projections. */
  public static final Set<String> PROJECTIONS =
      Set.of(LEDGERS, TRADE.projection(), IMPORT_DAY.projection(), COMMUNITY.projection());

  private Views() {}
}
