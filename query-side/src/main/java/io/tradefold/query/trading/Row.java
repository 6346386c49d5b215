package io.tradefold.query.trading;

import io.tradefold.api.trading.TradeField;
import io.tradefold.api.trading.TradeItem;

/** A trade and its place in the list. */
record Row(Place place, TradeItem trade) {

  static Row of(TradeItem trade, TradeField field) {
    return new Row(Place.of(trade, field), trade);
  }
}
