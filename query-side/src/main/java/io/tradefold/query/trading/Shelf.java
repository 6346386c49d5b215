package io.tradefold.query.trading;

import io.tradefold.api.Progress;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.SeriesDay;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.api.trading.VoidedOpenTrade;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One ledger's trades as a filter shows them: those without a closing at hand, and the days on
 * which others closed, to be read as far as somebody looks.
 *
 * @param unclosed open ones and those voided while open, in no order
 * @param days on which trades of the filter's range closed, in order
 * @param blockedAt since when a document it rests on has been missing events
 */
record Shelf(
    LedgerScope scope,
    List<TradeItem> unclosed,
    List<SeriesDay> days,
    @Nullable Instant blockedAt) {

  private static final int TRIES = 5;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /**
   * Reads accounts and book so that they belong together: a projection that is writing meanwhile
   * must not let a trade that closes be missed, or be shown twice.
   */
  static Shelf read(LedgerScope scope, TradeFilter filter, StoredViews views, Progress progress) {
    Map<String, Stored<AccountView>> accounts = accounts(scope, views);
    for (int attempt = 1; ; attempt++) {
      untilReached(scope, accounts.values(), progress);
      Optional<Stored<LedgerBook>> book =
          views.get(Views.LEDGER_BOOK, LedgerBook.key(scope.ledgerId()).id());
      Map<String, Stored<AccountView>> again = accounts(scope, views);
      if (positions(again).equals(positions(accounts)) || attempt == TRIES) {
        return of(scope, filter, again.values(), book, views);
      }
      accounts = again;
    }
  }

  /** Accounts are written before the book of their batch; the batch is done when it is reached. */
  private static void untilReached(
      LedgerScope scope, Collection<Stored<AccountView>> accounts, Progress progress) {
    long position = accounts.stream().mapToLong(Stored::position).max().orElse(0);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (progress.reached(scope.communityId()) < position && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Map<String, Stored<AccountView>> accounts(LedgerScope scope, StoredViews views) {
    return views.getAll(
        Views.ACCOUNT,
        scope.accounts().stream().map(account -> LedgerId.of(account).value()).toList());
  }

  private static Map<String, Long> positions(Map<String, Stored<AccountView>> accounts) {
    Map<String, Long> positions = new HashMap<>();
    accounts.forEach((id, account) -> positions.put(id, account.position()));
    return positions;
  }

  private static Shelf of(
      LedgerScope scope,
      TradeFilter filter,
      Collection<Stored<AccountView>> accounts,
      Optional<Stored<LedgerBook>> book,
      StoredViews views) {
    List<SeriesDay> days =
        book.map(Stored::view).map(LedgerBook::series).orElse(List.of()).stream()
            .filter(day -> filter.showsDay(day.day()))
            .toList();
    List<TradeItem> unclosed = new ArrayList<>();
    Instant blockedAt = book.map(Stored::blockedAt).orElse(null);
    for (Stored<AccountView> account : accounts) {
      blockedAt = earlier(blockedAt, account.blockedAt());
      for (OpenTrade trade : account.view().openTrades()) {
        unclosed.add(TradeItem.of(account.view().account().accountId(), trade));
      }
    }
    if (filter.status() == null || filter.status() == TradeStatus.VOID) {
      unclosed.addAll(voidedOpen(scope, days, views));
    }
    unclosed.removeIf(trade -> !filter.shows(trade, scope.timeZone()));
    return new Shelf(
        scope,
        List.copyOf(unclosed),
        days.stream().filter(day -> day.rows() > 0).toList(),
        blockedAt);
  }

  private static List<TradeItem> voidedOpen(
      LedgerScope scope, List<SeriesDay> days, StoredViews views) {
    List<String> ids =
        days.stream()
            .filter(day -> day.voidedOpen() > 0)
            .map(day -> LedgerDay.key(scope.ledgerId(), day.day()).id())
            .toList();
    List<TradeItem> items = new ArrayList<>();
    for (Stored<LedgerDay> day : views.getAll(Views.LEDGER_DAY, ids).values()) {
      for (VoidedOpenTrade voided : day.view().voidedOpen()) {
        items.add(TradeItem.of(voided));
      }
    }
    return items;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /**
   * How many trades the filter shows, if the counts of the days say so: it looks at status alone.
   */
  int count(@Nullable TradeStatus status) {
    int closed = 0;
    for (SeriesDay day : days) {
      closed +=
          switch (status) {
            case null -> day.rows();
            case OPEN -> 0;
            case CLOSED -> day.trades();
            case VOID -> day.rows() - day.trades();
          };
    }
    return unclosed.size() + closed;
  }

  /** The day of an instant, in the zone of the ledger. */
  LocalDate dayOf(Instant instant) {
    return scope.timeZone().dayOf(instant);
  }
}
