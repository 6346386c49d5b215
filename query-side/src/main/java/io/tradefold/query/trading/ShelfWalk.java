package io.tradefold.query.trading;

import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.SeriesDay;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.query.Stored;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A shelf's closed trades in order of closing, forwards or backwards. Reads some days at a time,
 * few at first, because a page seldom needs more; it never holds more than a thousand trades and a
 * day's.
 */
final class ShelfWalk implements Iterator<Row> {

  private static final int FIRST_ROWS = 100;
  private static final int MOST_ROWS = 1_000;
  private static final int DAYS_AT_ONCE = 250;

  private final Shelf shelf;
  private final TradeFilter filter;
  private final TradeSort sort;
  private final StoredViews views;
  private final Comparator<Row> order;
  private final Set<Id> open = new HashSet<>();
  private final Iterator<SeriesDay> days;
  private Iterator<Row> rows = List.<Row>of().iterator();
  private int rowsAtOnce = FIRST_ROWS;

  private record Id(String accountId, String tradeId) {

    static Id of(TradeItem trade) {
      return new Id(trade.accountId().value(), trade.tradeId().value());
    }
  }

  /**
   * @param days of the shelf, in the order of the walk
   * @param sort by {@code closedAt}, or any other if the order within the days does not matter
   */
  ShelfWalk(
      Shelf shelf, List<SeriesDay> days, TradeFilter filter, TradeSort sort, StoredViews views) {
    this.shelf = shelf;
    this.filter = filter;
    this.sort = sort;
    this.views = views;
    this.order = Comparator.comparing(Row::place, Place.order(sort));
    this.days = days.iterator();
    shelf.unclosed().forEach(trade -> open.add(Id.of(trade)));
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && days.hasNext()) {
      rows = nextDays();
    }
    return rows.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }

  private Iterator<Row> nextDays() {
    List<String> ids = new ArrayList<>();
    int expected = 0;
    while (days.hasNext() && expected < rowsAtOnce && ids.size() < DAYS_AT_ONCE) {
      SeriesDay day = days.next();
      ids.add(LedgerDay.key(shelf.scope().ledgerId(), day.day()).id());
      expected += day.rows();
    }
    rowsAtOnce = Math.min(2 * rowsAtOnce, MOST_ROWS);
    Map<String, Stored<LedgerDay>> read = views.getAll(Views.LEDGER_DAY, ids);
    List<Row> found = new ArrayList<>(expected);
    for (String id : ids) {
      Stored<LedgerDay> day = read.get(id);
      if (day != null) {
        found.addAll(rowsOf(day.view()));
      }
    }
    return found.iterator();
  }

  private List<Row> rowsOf(LedgerDay day) {
    List<Row> found = new ArrayList<>();
    for (ClosedTrade trade : day.trades()) {
      TradeItem item = TradeItem.of(trade);
      // One that was open when the accounts were read is listed as open, though it has closed
      // since.
      if (filter.shows(item, shelf.scope().timeZone()) && !open.contains(Id.of(item))) {
        found.add(Row.of(item, sort.field()));
      }
    }
    found.sort(order);
    return found;
  }
}
