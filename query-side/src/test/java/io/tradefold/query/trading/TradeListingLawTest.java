package io.tradefold.query.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradePage;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.RandomTrades;
import io.tradefold.query.SetProgress;
import io.tradefold.query.StoredLedgers;
import io.tradefold.query.StoredViews;
import io.tradefold.query.StoredWorld;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Paging through any sort and filter with any limit yields each trade exactly once, in the order in
 * which sorting all of them in memory puts them.
 */
class TradeListingLawTest {

  private static final long SEED = 20_261_123L;
  private static final AccountRef MAIN =
      RandomTrades.account("acme", "ann", "main", "USD", "America/New_York");
  private static final AccountRef SECOND =
      RandomTrades.account("acme", "ann", "second", "USD", "America/New_York");
  private static final AccountRef EURO =
      RandomTrades.account("berg", "ann", "euro", "EUR", "Europe/Berlin");
  private static final List<TradeFilter> FILTERS =
      List.of(
          TradeFilter.ALL,
          new TradeFilter(null, null, TradeStatus.OPEN, null, null, null),
          new TradeFilter(null, null, TradeStatus.CLOSED, null, null, null),
          new TradeFilter(null, null, TradeStatus.VOID, null, null, null),
          new TradeFilter(Symbol.of("BRK.B"), null, null, null, null, null),
          new TradeFilter(null, Side.SHORT, null, "a", null, null),
          new TradeFilter(
              null, null, null, null, LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 10)),
          new TradeFilter(null, null, TradeStatus.VOID, null, LocalDate.of(2026, 2, 1), null));

  private static LocalMongo mongo;
  private static LocalRedis redis;
  private static StoredLedgers ledgers;
  private static TradeListing listing;

  @BeforeAll
  static void store() {
    mongo = new LocalMongo();
    redis = new LocalRedis();
    RandomTrades random = new RandomTrades(SEED);
    ledgers = new StoredLedgers().account(MAIN).account(SECOND).account(EURO);
    ledgers.accounts().forEach(account -> random.fill(ledgers, account, 40));
    ledgers.store(new StoredWorld(mongo.template()), 500);
    listing =
        new TradeListing(StoredViews.of(mongo.template(), redis.template()), new SetProgress());
  }

  @AfterAll
  static void close() {
    redis.close();
    mongo.close();
  }

  @Test
  void everySortWithEveryLimitYieldsEachTradeOnceInOrder() {
    for (TradeField field : TradeField.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        TradeSort sort = new TradeSort(field, descending);
        List<TradeItem> expected = sorted(ledgers.books(), TradeFilter.ALL, sort);
        int small = field == TradeField.CLOSED_AT ? 3 : 17;
        for (int limit : new int[] {small, 500}) {
          assertThat(paged(ledgers.books(), TradeFilter.ALL, sort, limit))
              .as("sort %s, limit %d, seed %d", sort, limit, SEED)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void everyFilterShowsWhatItSaysInEveryLedger() {
    List<List<LedgerScope>> ledgersAsked =
        List.of(ledgers.books(), List.of(LedgerScope.of(MAIN)), List.of(LedgerScope.of(EURO)));
    for (TradeFilter filter : FILTERS) {
      for (List<LedgerScope> asked : ledgersAsked) {
        for (String text : List.of("-closedAt", "closedAt", "-netPnl", "symbol")) {
          TradeSort sort = TradeSort.of(text);
          assertThat(paged(asked, filter, sort, 11))
              .as("%s, sort %s, seed %d", filter, sort, SEED)
              .isEqualTo(sorted(asked, filter, sort));
        }
      }
    }
  }

  @Test
  void theExportHoldsTheSameInTheSameOrder() {
    for (TradeFilter filter : FILTERS) {
      for (String text : List.of("-closedAt", "closedAt", "rMultiple")) {
        List<TradeItem> exported = new ArrayList<>();
        listing
            .all(ledgers.books(), filter, TradeSort.of(text))
            .rows()
            .forEachRemaining(row -> exported.add(row.trade()));
        assertThat(exported)
            .as("%s, sort %s, seed %d", filter, text, SEED)
            .isEqualTo(sorted(ledgers.books(), filter, TradeSort.of(text)));
      }
    }
  }

  /** Sorts plainly, by other means than the listing's own. */
  private static List<TradeItem> sorted(
      List<LedgerScope> asked, TradeFilter filter, TradeSort sort) {
    Comparator<SortKey> keys =
        sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    boolean noneFirst = sort.field() == TradeField.CLOSED_AT && sort.descending();
    Comparator<@Nullable SortKey> withNone =
        noneFirst ? Comparator.nullsFirst(keys) : Comparator.nullsLast(keys);
    return asked.stream()
        .flatMap(scope -> scope.accounts().stream())
        .flatMap(
            account ->
                ledgers.items(account).stream()
                    .filter(item -> filter.shows(item, account.timeZone())))
        .sorted(
            Comparator.<TradeItem, @Nullable SortKey>comparing(
                    item -> SortKey.of(item, sort.field()), withNone)
                .thenComparing(item -> item.tradeId().value())
                .thenComparing(item -> item.accountId().value()))
        .toList();
  }

  private static List<TradeItem> paged(
      List<LedgerScope> asked, TradeFilter filter, TradeSort sort, int limit) {
    List<TradeItem> all = new ArrayList<>();
    String cursor = null;
    do {
      TradePage page = page(asked, filter, sort, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      assertThat(page.total())
          .as("total of %s", filter)
          .isEqualTo(sorted(asked, filter, sort).size());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  private static TradePage page(
      List<LedgerScope> asked,
      TradeFilter filter,
      TradeSort sort,
      @Nullable String cursor,
      int limit) {
    return Objects.requireNonNull(
        listing
            .page(new TradingQuery.TradesOf("ann/*", asked, filter, sort, cursor, limit))
            .found());
  }

  @Test
  void aTradeThatComesOrGoesBetweenPagesMovesNoOther() {
    try (LocalMongo own = new LocalMongo()) {
      RandomTrades random = new RandomTrades(SEED + 1);
      StoredLedgers changing = new StoredLedgers().account(MAIN);
      random.fill(changing, MAIN, 30);
      StoredWorld world = new StoredWorld(own.template());
      changing.store(world, 500);
      TradeListing live =
          new TradeListing(StoredViews.of(own.template(), redis.template()), new SetProgress());
      for (String text : List.of("-closedAt", "closedAt", "-netPnl", "tradeId")) {
        TradeSort sort = TradeSort.of(text);
        List<TradeItem> before = changing.items(MAIN);
        List<TradeItem> seen = new ArrayList<>();
        String cursor = null;
        do {
          TradePage page =
              Objects.requireNonNull(
                  live.page(
                          new TradingQuery.TradesOf(
                              "ann/*",
                              List.of(LedgerScope.of(MAIN)),
                              TradeFilter.ALL,
                              sort,
                              cursor,
                              9))
                      .found());
          seen.addAll(page.items());
          cursor = page.nextCursor();
          random.fill(changing, MAIN, 4);
          changing.store(world, 600);
        } while (cursor != null);
        assertThat(seen).as("%s, seed %d", text, SEED).doesNotHaveDuplicates().containsAll(before);
      }
    }
  }
}
