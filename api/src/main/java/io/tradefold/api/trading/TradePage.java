package io.tradefold.api.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of trades.
 *
 * @param nextCursor gets the part after it; null when this is the last
 * @param total how many trades the whole list has
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradePage(List<TradeItem> items, @Nullable String nextCursor, int total) {

  public TradePage {
    items = List.copyOf(items);
  }
}
