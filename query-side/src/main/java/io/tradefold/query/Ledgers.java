package io.tradefold.query;

import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountList;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the ledger a trader means, among the trader's own. Others are as if they did not exist. */
@Component
public final class Ledgers {

  private final Asking asking;

  public Ledgers(Asking asking) {
    this.asking = asking;
  }

  /** One book, as the client would name it. */
  public record Choice(CommunityId communityId, CurrencyCode currency) {}

  /** The trader's accounts, by community, in order of opening. */
  public List<TraderAccounts.Entry> accounts(TraderId trader, Reading reading) {
    return asking
        .ask(new TradingQuery.AccountsOf(trader), AccountList.class, reading, "No accounts.")
        .accounts();
  }

  /**
   * @throws NotFound when the trader has no such account
   */
  public AccountRef account(TraderId trader, AccountId accountId, Reading reading) {
    AccountRef account = find(accounts(trader, reading), accountId);
    reading.onlyOf(account.communityId());
    return account;
  }

  /**
   * The account named, or else the book named, or else the only book there is.
   *
   * @param accountId narrows to one account; null for a book
   * @param communityId may be left out when all books are of one community; so may currency
   * @throws NotFound when the trader has no such account, or none at all
   * @throws Ambiguous when more than one book could be meant
   */
  public LedgerScope meant(
      TraderId trader,
      @Nullable AccountId accountId,
      @Nullable CommunityId communityId,
      @Nullable CurrencyCode currency,
      Reading reading) {
    List<TraderAccounts.Entry> accounts = accounts(trader, reading);
    if (accountId != null) {
      AccountRef account = find(accounts, accountId);
      if (!matches(account, communityId, currency)) {
        throw new NotFound("Account " + accountId + " is of another community or currency.");
      }
      reading.onlyOf(account.communityId());
      return LedgerScope.of(account);
    }
    if (accounts.isEmpty()) {
      throw new NotFound("You have no trading account yet: POST /api/trader/accounts opens one.");
    }
    LedgerScope book = only(books(accounts).entrySet(), communityId, currency);
    if (communityId != null && currency != null) {
      reading.onlyOf(book.communityId());
    } else {
      reading.about(book.communityId());
    }
    return book;
  }

  /**
   * The account named, or else every book of the trader, as lists of trades go through them.
   *
   * @throws NotFound when the trader has no such account
   */
  public List<LedgerScope> inQuestion(
      TraderId trader, @Nullable AccountId accountId, Reading reading) {
    if (accountId != null) {
      return List.of(LedgerScope.of(account(trader, accountId, reading)));
    }
    List<LedgerScope> all = allBooks(accounts(trader, reading));
    if (all.stream().map(LedgerScope::communityId).distinct().count() == 1) {
      reading.about(all.getFirst().communityId());
    }
    return all;
  }

  /** Every book of the trader. */
  public static List<LedgerScope> allBooks(List<TraderAccounts.Entry> accounts) {
    return books(accounts).values().stream().map(LedgerScope::ofBook).toList();
  }

  private static LedgerScope only(
      Collection<Map.Entry<Choice, List<AccountRef>>> books,
      @Nullable CommunityId communityId,
      @Nullable CurrencyCode currency) {
    List<Map.Entry<Choice, List<AccountRef>>> meant =
        books.stream()
            .filter(book -> matches(book.getValue().getFirst(), communityId, currency))
            .toList();
    if (meant.isEmpty()) {
      throw new NotFound("You have no trading account of that community and currency.");
    }
    if (meant.size() > 1) {
      throw new Ambiguous(
          "communityId, currency",
          "There are accounts in more than one community or currency, and their amounts are never"
              + " added up. Say which with communityId and currency, or name one accountId.",
          meant.stream().map(Map.Entry::getKey).toList());
    }
    return LedgerScope.ofBook(meant.getFirst().getValue());
  }

  private static boolean matches(
      AccountRef account, @Nullable CommunityId communityId, @Nullable CurrencyCode currency) {
    return (communityId == null || communityId.equals(account.communityId()))
        && (currency == null || currency.equals(account.currency()));
  }

  private static Map<Choice, List<AccountRef>> books(List<TraderAccounts.Entry> accounts) {
    Map<Choice, List<AccountRef>> books = new LinkedHashMap<>();
    for (TraderAccounts.Entry entry : accounts) {
      AccountRef account = entry.account();
      books
          .computeIfAbsent(
              new Choice(account.communityId(), account.currency()), choice -> new ArrayList<>())
          .add(account);
    }
    return books;
  }

  private static AccountRef find(List<TraderAccounts.Entry> accounts, AccountId accountId) {
    return accounts.stream()
        .map(TraderAccounts.Entry::account)
        .filter(account -> account.accountId().equals(accountId))
        .findFirst()
        .orElseThrow(() -> new NotFound("You have no trading account " + accountId + "."));
  }
}
