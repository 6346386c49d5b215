package io.tradefold.query.trading;

import io.tradefold.api.trading.TradeFilter;
import io.tradefold.api.trading.TradeSort;
import io.tradefold.query.BadParameter;
import io.tradefold.query.PlaceCursor;
import java.util.List;

/** Places in a list of trades as cursors, bound to the list, its filter and its sort. */
final class TradeCursor {

  private static final int PARTS = 3;

  private final PlaceCursor cursors;
  private final TradeSort sort;

  TradeCursor(String list, TradeFilter filter, TradeSort sort) {
    this.cursors = new PlaceCursor(list + "\n" + filter + "\n" + sort);
    this.sort = sort;
  }

  String write(Place last) {
    String key = last.key() == null ? "" : "=" + last.key();
    return cursors.write(List.of(last.accountId(), last.tradeId(), key));
  }

  /**
   * @throws BadParameter when it is none, or of another list, filter or sort
   */
  Place read(String cursor) {
    List<String> parts = cursors.read(cursor, PARTS);
    String key = parts.getLast();
    return cursors.understood(
        cursor,
        () ->
            new Place(
                key.isEmpty() ? null : SortKey.parse(key.substring(1), sort.field()),
                parts.get(1),
                parts.getFirst()));
  }
}
