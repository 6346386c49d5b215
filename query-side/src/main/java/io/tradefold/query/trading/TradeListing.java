package io.tradefold.query.trading;

import io.tradefold.api.Answer;
import io.tradefold.api.Progress;
import io.tradefold.api.performance.SeriesDay;
import io.tradefold.api.trading.LedgerScope;
import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradePage;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.StoredViews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lists trades of one or more ledgers, sorted and filtered, from the documents of their days.
 *
 * <p>In order of closing it reads only the days a page needs. For every other sort it reads all
 * days of the range once and keeps the page's trades alone, so that it never holds more than a page
 * and a few days.
 */
final class TradeListing {

  private final StoredViews views;
  private final Progress progress;

  TradeListing(StoredViews views, Progress progress) {
    this.views = views;
    this.progress = progress;
  }

  /** The trades, each once, as they stood when it began. */
  record Listed(Iterator<Row> rows, @Nullable Instant blockedAt) {}

  Answer<TradePage> page(TradingQuery.TradesOf query) {
    TradeFilter filter = query.filter();
    TradeSort sort = query.sort();
    TradeCursor cursors = new TradeCursor(query.list(), filter, sort);
    Place after = query.cursor() == null ? null : cursors.read(query.cursor());
    List<Shelf> shelves = shelves(query.ledgers(), filter);
    Selection selection =
        sort.field() == TradeField.CLOSED_AT && countsSuffice(filter)
            ? walked(shelves, filter, sort, after, query.limit())
            : scanned(shelves, filter, sort, after, query.limit());
    List<Row> rows = selection.rows();
    boolean more = rows.size() > query.limit();
    List<Row> shown = more ? rows.subList(0, query.limit()) : rows;
    TradePage page =
        new TradePage(
            shown.stream().map(Row::trade).toList(),
            more ? cursors.write(shown.getLast().place()) : null,
            selection.total());
    return new Answer<>(page, blockedAt(shelves));
  }

  /**
   * All of them. In order of closing it holds a few days at a time; for other sorts it must hold
   * them all.
   */
  Listed all(List<LedgerScope> ledgers, TradeFilter filter, TradeSort sort) {
    List<Shelf> shelves = shelves(ledgers, filter);
    if (sort.field() == TradeField.CLOSED_AT) {
      return new Listed(inOrder(shelves, filter, sort, null), blockedAt(shelves));
    }
    List<Row> rows = new ArrayList<>();
    anyOrder(shelves, filter, sort).forEachRemaining(rows::add);
    rows.sort(Comparator.comparing(Row::place, Place.order(sort)));
    return new Listed(rows.iterator(), blockedAt(shelves));
  }

  /** At most one row more than the page has, and how many rows there are altogether. */
  private record Selection(List<Row> rows, int total) {}

  private Selection walked(
      List<Shelf> shelves, TradeFilter filter, TradeSort sort, @Nullable Place after, int limit) {
    Comparator<Place> order = Place.order(sort);
    List<Row> rows = new ArrayList<>();
    Iterator<Row> walk = inOrder(shelves, filter, sort, after);
    while (rows.size() <= limit && walk.hasNext()) {
      Row row = walk.next();
      if (after == null || order.compare(row.place(), after) > 0) {
        rows.add(row);
      }
    }
    return new Selection(
        rows, shelves.stream().mapToInt(shelf -> shelf.count(filter.status())).sum());
  }

  private Selection scanned(
      List<Shelf> shelves, TradeFilter filter, TradeSort sort, @Nullable Place after, int limit) {
    Comparator<Place> order = Place.order(sort);
    Comparator<Row> byPlace = Comparator.comparing(Row::place, order);
    PriorityQueue<Row> first = new PriorityQueue<>(byPlace.reversed());
    Iterator<Row> all = anyOrder(shelves, filter, sort);
    int total = 0;
    while (all.hasNext()) {
      Row row = all.next();
      total++;
      if (after == null || order.compare(row.place(), after) > 0) {
        first.add(row);
        if (first.size() > limit + 1) {
          first.remove();
        }
      }
    }
    return new Selection(first.stream().sorted(byPlace).toList(), total);
  }

  private List<Shelf> shelves(List<LedgerScope> ledgers, TradeFilter filter) {
    return ledgers.stream().map(scope -> Shelf.read(scope, filter, views, progress)).toList();
  }

  /** By closing, from about the place on; those that never closed are the latest. */
  private Iterator<Row> inOrder(
      List<Shelf> shelves, TradeFilter filter, TradeSort sort, @Nullable Place after) {
    Comparator<Row> order = Comparator.comparing(Row::place, Place.order(sort));
    List<Row> unclosed = new ArrayList<>();
    List<Iterator<Row>> walks = new ArrayList<>();
    for (Shelf shelf : shelves) {
      shelf.unclosed().forEach(trade -> unclosed.add(Row.of(trade, sort.field())));
      walks.add(new ShelfWalk(shelf, days(shelf, filter, sort, after), filter, sort, views));
    }
    unclosed.sort(order);
    Iterator<Row> closed = new Merged<>(walks, order);
    return sort.descending()
        ? new Chained<>(List.of(unclosed.iterator(), closed))
        : new Chained<>(List.of(closed, unclosed.iterator()));
  }

  private Iterator<Row> anyOrder(List<Shelf> shelves, TradeFilter filter, TradeSort sort) {
    List<Iterator<Row>> parts = new ArrayList<>();
    for (Shelf shelf : shelves) {
      parts.add(shelf.unclosed().stream().map(trade -> Row.of(trade, sort.field())).iterator());
      parts.add(new ShelfWalk(shelf, days(shelf, filter, sort, null), filter, sort, views));
    }
    return new Chained<>(parts);
  }

  /** The days to walk, in the order of the walk. */
  private static List<SeriesDay> days(
      Shelf shelf, TradeFilter filter, TradeSort sort, @Nullable Place after) {
    if (filter.status() == TradeStatus.OPEN) {
      return List.of();
    }
    List<SeriesDay> days = shelf.days();
    if (after != null && after.key() instanceof SortKey.Moment(Instant closedAt)) {
      LocalDate begin = shelf.dayOf(closedAt);
      days =
          days.stream()
              .filter(
                  day -> sort.descending() ? !day.day().isAfter(begin) : !day.day().isBefore(begin))
              .toList();
    } else if (after != null && !sort.descending()) {
      return List.of();
    }
    return sort.descending() ? days.reversed() : days;
  }

  /** Whether the counts of the days say how many trades the filter shows. */
  private static boolean countsSuffice(TradeFilter filter) {
    return filter.symbol() == null && filter.side() == null && filter.tag() == null;
  }

  private static @Nullable Instant blockedAt(List<Shelf> shelves) {
    return shelves.stream()
        .map(Shelf::blockedAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
