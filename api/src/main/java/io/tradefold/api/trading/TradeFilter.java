package io.tradefold.api.trading;

import io.tradefold.api.community.Zone;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which trades a list shows; null does not narrow it.
 *
 * @param from the first day, by the closing of a trade, of one that never closed by its opening
 * @param to the last day, included
 */
public record TradeFilter(
    @Nullable Symbol symbol,
    @Nullable Side side,
    @Nullable TradeStatus status,
    @Nullable String tag,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  public static final TradeFilter ALL = new TradeFilter(null, null, null, null, null, null);

  /** Whether it shows the trade, whose days begin in the given zone. */
  public boolean shows(TradeItem trade, Zone zone) {
    return (symbol == null || symbol.equals(trade.symbol()))
        && (side == null || side == trade.side())
        && (status == null || status == trade.status())
        && (tag == null || trade.tags().contains(tag))
        && ((from == null && to == null) || showsDay(zone.dayOf(dayOf(trade))));
  }

  /** Whether it shows trades filed under the day. */
  public boolean showsDay(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  private static Instant dayOf(TradeItem trade) {
    Instant closedAt = trade.closedAt();
    return closedAt == null ? trade.openedAt() : closedAt;
  }
}
