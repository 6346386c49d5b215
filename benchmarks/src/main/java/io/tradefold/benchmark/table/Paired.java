package io.tradefold.benchmark.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Two things measured by turns in one run, so that what disturbs the machine disturbs both.
 *
 * @param ratio ours to the peer's, turn by turn
 */
public record Paired(Samples ours, Samples peer, Samples ratio) {

  /** Measures both so many times, each first in every other turn. */
  public static Paired byTurns(int times, DoubleSupplier ours, DoubleSupplier peer) {
    List<Double> mine = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int turn = 0; turn < times; turn++) {
      if (turn % 2 == 0) {
        mine.add(ours.getAsDouble());
        theirs.add(peer.getAsDouble());
      } else {
        theirs.add(peer.getAsDouble());
        mine.add(ours.getAsDouble());
      }
    }
    return of(mine, theirs);
  }

  /** With the ratio of the peer to ours: how many times faster, where both are times. */
  public Paired faster() {
    return new Paired(ours, peer, ratio.inverted());
  }

  /** Of turns that have been measured. */
  public static Paired of(List<Double> ours, List<Double> peer) {
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < ours.size(); turn++) {
      ratios.add(ours.get(turn) / peer.get(turn));
    }
    return new Paired(Samples.of(ours), Samples.of(peer), Samples.of(ratios));
  }
}
