package io.tradefold.projection.performance;

import io.tradefold.api.trading.ClosedTrade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Which instants fall on a day of a zone. */
record DayFilter(LocalDate day, ZoneId zone, Instant midday) {

  /** No zone's day reaches further from its number's midday in UTC: 12 hours, and 18 of offset. */
  private static final Duration REACH = Duration.ofHours(36);

  DayFilter(LocalDate day, ZoneId zone) {
    this(day, zone, day.atTime(12, 0).toInstant(ZoneOffset.UTC));
  }

  /**
   * Looks into the zone's rules only when the instant is near: a rematch asks for all it replaces.
   */
  boolean contains(Instant instant) {
    return Duration.between(midday, instant).abs().compareTo(REACH) <= 0
        && instant.atZone(zone).toLocalDate().equals(day);
  }

  List<ClosedTrade> closedOnIt(List<ClosedTrade> trades) {
    return trades.stream().filter(trade -> contains(trade.closedAt())).toList();
  }
}
