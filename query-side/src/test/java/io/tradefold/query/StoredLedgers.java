package io.tradefold.query;

import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.performance.AccountShare;
import io.tradefold.api.performance.Documents;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.LedgerMonth;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.OverviewCalculation;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.VoidedOpenTrade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Some accounts of one trader, and all views that come of them. */
public final class StoredLedgers {

  private static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<AccountRef, List<ClosedTrade>> closed = new LinkedHashMap<>();
  private final Map<AccountRef, List<OpenTrade>> open = new LinkedHashMap<>();
  private final Map<AccountRef, List<VoidedOpenTrade>> voided = new LinkedHashMap<>();
  private RiskSettings riskSettings = RiskSettings.NONE;

  public StoredLedgers account(AccountRef account) {
    closed.put(account, new ArrayList<>());
    open.put(account, new ArrayList<>());
    voided.put(account, new ArrayList<>());
    return this;
  }

  public StoredLedgers with(AccountRef account, ClosedTrade trade) {
    of(closed, account).add(trade);
    return this;
  }

  public StoredLedgers with(AccountRef account, OpenTrade trade) {
    of(open, account).add(trade);
    return this;
  }

  public StoredLedgers with(AccountRef account, VoidedOpenTrade trade) {
    of(voided, account).add(trade);
    return this;
  }

  public StoredLedgers with(RiskSettings settings) {
    riskSettings = settings;
    return this;
  }

  private static <T> List<T> of(Map<AccountRef, List<T>> all, AccountRef account) {
    return all.computeIfAbsent(account, key -> new ArrayList<>());
  }

  public List<AccountRef> accounts() {
    return List.copyOf(closed.keySet());
  }

  /** Every trade of an account, as lists show it. */
  public List<TradeItem> items(AccountRef account) {
    List<TradeItem> items = new ArrayList<>();
    of(closed, account).forEach(trade -> items.add(TradeItem.of(trade)));
    of(open, account).forEach(trade -> items.add(TradeItem.of(account.accountId(), trade)));
    of(voided, account).forEach(trade -> items.add(TradeItem.of(trade)));
    return items;
  }

  public List<LedgerScope> books() {
    return Ledgers.allBooks(
        accounts().stream()
            .map(account -> new TraderAccounts.Entry(account, "Name", OPENED, false))
            .toList());
  }

  /** Writes every view, all at one position. */
  public void store(StoredWorld world, long position) {
    directory()
        .forEach((id, accounts) -> world.put(TraderAccounts.TYPE.key(id), position, accounts));
    for (AccountRef account : accounts()) {
      world.put(AccountView.key(account), position, view(account));
      store(world, position, LedgerScope.of(account));
    }
    books().forEach(book -> store(world, position, book));
  }

  /** The trader's directory, by document id. */
  public Map<String, TraderAccounts> directory() {
    Map<String, TraderAccounts> directory = new TreeMap<>();
    for (AccountRef account : accounts()) {
      CommunityId community = account.communityId();
      TraderId trader = account.traderId();
      directory.merge(
          TraderAccounts.key(community, trader).id(),
          new TraderAccounts(
              community, trader, List.of(new TraderAccounts.Entry(account, "Name", OPENED, false))),
          (one, other) -> one.with(other.accounts().getFirst()));
    }
    return directory;
  }

  public AccountView view(AccountRef account) {
    return new AccountView(
        account, "Name", Amount.of(10_000), OPENED, false, riskSettings, null, of(open, account));
  }

  private void store(StoredWorld world, long position, LedgerScope ledger) {
    LedgerId id = ledger.ledgerId();
    Map<LocalDate, LedgerDay> days = days(ledger);
    Map<YearMonth, Map<LocalDate, LedgerDay>> byMonth = new TreeMap<>();
    Map<ViewKey, Object> documents = new HashMap<>();
    days.forEach(
        (day, document) -> {
          documents.put(LedgerDay.key(id, day), document);
          byMonth.computeIfAbsent(YearMonth.from(day), m -> new TreeMap<>()).put(day, document);
        });
    Map<YearMonth, @Nullable LedgerMonth> months = new TreeMap<>();
    byMonth.forEach(
        (month, some) -> {
          LedgerMonth document = LedgerMonth.with(null, id, month, some);
          if (document != null) {
            documents.put(LedgerMonth.key(id, month), document);
            months.put(month, document);
          }
        });
    LedgerBook book = LedgerBook.with(null, id, months);
    if (book != null) {
      documents.put(LedgerBook.key(id), book);
    }
    documents.put(Overview.key(id), overview(ledger, book, documents));
    documents.forEach((key, view) -> world.put(key, position, view));
  }

  private Overview overview(
      LedgerScope ledger, @Nullable LedgerBook book, Map<ViewKey, Object> all) {
    OverviewCalculation calculation = new OverviewCalculation(ledger.ledgerId(), book);
    Documents documents =
        Documents.gather(
            calculation::needs,
            keys -> {
              Map<ViewKey, Object> some = new HashMap<>(all);
              some.keySet().retainAll(keys);
              return some;
            });
    return calculation.overview(
        ledger.accounts().stream().map(account -> AccountShare.of(view(account))).toList(),
        ledger.currency(),
        ledger.timeZone(),
        documents);
  }

  private Map<LocalDate, LedgerDay> days(LedgerScope ledger) {
    Map<LocalDate, LedgerDay> days = new TreeMap<>();
    for (AccountRef account : ledger.accounts()) {
      for (ClosedTrade trade : of(closed, account)) {
        days.merge(
            account.dayOf(trade.closedAt()),
            day(ledger, account.dayOf(trade.closedAt())).replaced(List.of(), List.of(trade)),
            (one, other) -> one.replaced(List.of(), other.trades()));
      }
      for (VoidedOpenTrade trade : of(voided, account)) {
        days.merge(
            account.dayOf(trade.trade().openedAt()),
            day(ledger, account.dayOf(trade.trade().openedAt())).voided(trade),
            (one, other) -> one.voided(other.voidedOpen().getFirst()));
      }
    }
    return days;
  }

  private static LedgerDay day(LedgerScope ledger, LocalDate day) {
    return LedgerDay.empty(ledger.ledgerId(), day, ledger.timeZone());
  }
}
