package io.tradefold.api.performance;

import java.util.List;

/**
 * {@code GET /api/trader/analytics/breakdown}.
 *
 * @param items only keys with trades, in the order of their kind
 */
public record BreakdownAnswer(List<BreakdownItem> items) {

  public BreakdownAnswer {
    items = List.copyOf(items);
  }
}
