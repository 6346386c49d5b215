package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.InvalidValue;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What trades are grouped by. Each knows its keys and their order. */
public enum BreakdownBy {
  SYMBOL("symbol"),
  /** Of closing: MONDAY to SUNDAY. */
  WEEKDAY("weekday"),
  /** Of closing, in the community's zone: 0 to 23. */
  HOUR("hour"),
  SIDE("side"),
  /** A trade counts under each of its tags; one without tags under none. */
  TAG("tag"),
  /** See {@link HoldingTime}; the shortest first. */
  HOLDING_TIME("holdingTime");

  private final String text;

  BreakdownBy(String text) {
    this.text = text;
  }

  /**
   * @throws InvalidValue when trades cannot be grouped by it
   */
  @JsonCreator
  public static BreakdownBy of(String text) {
    for (BreakdownBy by : values()) {
      if (by.text.equals(text)) {
        return by;
      }
    }
    throw new InvalidValue(text, "one of symbol, weekday, hour, side, tag, holdingTime");
  }

  /** As in queries: {@code holdingTime}. */
  @JsonValue
  public String text() {
    return text;
  }

  private Map<String, Tally> of(DaySummary day) {
    return switch (this) {
      case SYMBOL -> day.symbols().byKey();
      case WEEKDAY -> weekday(day);
      case HOUR -> day.hours().byKey();
      case SIDE -> day.sides().byKey();
      case TAG -> day.tags().byKey();
      case HOLDING_TIME -> day.holding().byKey();
    };
  }

  private static Map<String, Tally> weekday(DaySummary day) {
    return day.summary().trades() == 0
        ? Map.of()
        : Map.of(day.day().getDayOfWeek().name(), Tally.of(day.summary()));
  }

  /** Tallies of all days together, by key in order. */
  Map<String, Tally> over(List<DaySummary> days) {
    Map<String, Tally> all = new TreeMap<>(order());
    days.forEach(day -> of(day).forEach((key, tally) -> all.merge(key, tally, Tally::plus)));
    return all;
  }

  private Comparator<String> order() {
    return switch (this) {
      case SYMBOL, SIDE, TAG -> Comparator.naturalOrder();
      case WEEKDAY -> Comparator.comparing(DayOfWeek::valueOf);
      case HOUR -> Comparator.comparingInt(Integer::parseInt);
      case HOLDING_TIME -> Comparator.comparing(HoldingTime::labelled);
    };
  }
}
