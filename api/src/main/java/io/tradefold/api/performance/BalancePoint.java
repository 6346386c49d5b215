package io.tradefold.api.performance;

import io.tradefold.api.money.Amount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The balance at the end of a day. */
public record BalancePoint(LocalDate day, Amount balance) {

  /** A curve has at most this many points. */
  static final int MOST = 120;

  /**
   * The balance at the end of each day on which money moved; of more than 120 an even choice that
   * keeps the first, the last, the highest and the lowest.
   */
  static List<BalancePoint> curve(List<SeriesDay> series) {
    List<BalancePoint> all = new ArrayList<>();
    Amount balance = Amount.ZERO;
    int highest = 0;
    int lowest = 0;
    for (SeriesDay day : series) {
      if (!day.movesMoney()) {
        continue; // only void trades lie here
      }
      balance = balance.plus(day.change());
      all.add(new BalancePoint(day.day(), balance));
      int last = all.size() - 1;
      highest = balance.compareTo(all.get(highest).balance) > 0 ? last : highest;
      lowest = balance.compareTo(all.get(lowest).balance) < 0 ? last : lowest;
    }
    if (all.size() <= MOST) {
      return List.copyOf(all);
    }
    SortedSet<Integer> kept = new TreeSet<>(Arrays.asList(highest, lowest));
    int even = MOST - 2;
    for (int i = 0; i < even; i++) {
      kept.add((int) ((long) i * (all.size() - 1) / (even - 1)));
    }
    return kept.stream().map(all::get).toList();
  }

  /** Where a curve ends; zero when it is empty. */
  static Amount last(List<BalancePoint> curve) {
    return curve.isEmpty() ? Amount.ZERO : curve.getLast().balance;
  }
}
