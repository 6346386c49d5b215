package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tradefold.api.money.Amount;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tallies by a key such as the symbol. In JSON one line of text each, key last: {@code "3 2 180
 * -150 BRK.B"} is three trades in BRK.B, two of them wins of 180 together, and losses of −150. Keys
 * are no field names there, because a tag may hold a dot or a dollar sign.
 */
public record Tallies(SortedMap<String, Tally> byKey) {

  private static final int FIELDS = 5;

  public Tallies {
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  /** Of the trades of both. */
  Tallies plus(Tallies others) {
    SortedMap<String, Tally> sums = new TreeMap<>(byKey);
    others.byKey.forEach((key, tally) -> sums.merge(key, tally, Tally::plus));
    return new Tallies(sums);
  }

  @JsonCreator
  static Tallies read(List<String> lines) {
    SortedMap<String, Tally> byKey = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split(" ", FIELDS);
      Tally tally =
          new Tally(
              Integer.parseInt(parts[0]),
              Integer.parseInt(parts[1]),
              Amount.of(parts[2]),
              Amount.of(parts[3]));
      byKey.put(parts[4], tally);
    }
    return new Tallies(byKey);
  }

  @JsonValue
  List<String> lines() {
    return byKey.entrySet().stream()
        .map(
            entry -> {
              Tally tally = entry.getValue();
              return tally.trades()
                  + " "
                  + tally.wins()
                  + " "
                  + tally.grossProfit()
                  + " "
                  + tally.grossLoss()
                  + " "
                  + entry.getKey();
            })
        .toList();
  }
}
