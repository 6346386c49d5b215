package io.tradefold.query.trading;

import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradeSort;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a trade stands in a sorted list. No two trades of a trader stand in the same place, and the
 * place of one does not depend on the others, so that a page can begin after it whatever has come
 * or gone meanwhile.
 *
 * @param key null when the trade has no value in the field
 */
record Place(@Nullable SortKey key, String tradeId, String accountId) {

  static Place of(TradeItem trade, TradeField field) {
    return new Place(SortKey.of(trade, field), trade.tradeId().value(), trade.accountId().value());
  }

  /** The order of {@link TradeSort}. */
  static Comparator<Place> order(TradeSort sort) {
    Comparator<Place> byKey = (one, other) -> compare(one.key, other.key, sort);
    return byKey.thenComparing(Place::tradeId).thenComparing(Place::accountId);
  }

  private static int compare(@Nullable SortKey one, @Nullable SortKey other, TradeSort sort) {
    if (one != null && other != null) {
      return sort.descending() ? other.compareTo(one) : one.compareTo(other);
    }
    if (one == null && other == null) {
      return 0;
    }
    boolean noneFirst = sort.field() == TradeField.CLOSED_AT && sort.descending();
    return (one == null) == noneFirst ? -1 : 1;
  }
}
