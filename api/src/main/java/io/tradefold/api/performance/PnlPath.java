package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradefold.api.money.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The course of cumulative net P&amp;L over a stretch of trades, from zero at its start. A monoid:
 * paths of neighbouring stretches join exactly, however a history is cut. Of equal extremes and
 * falls the first counts.
 *
 * <p>Trades of 100, −150, 80 give: sum 30, high 100, low −50, and a fall of 150 that rebounded by
 * 80.
 *
 * @param sum the cumulative at the end; {@code s} in JSON
 * @param high its highest point, the start included; {@code h}
 * @param highAt when it was first there; null for the start; {@code H}
 * @param low its lowest point, the start included; {@code l}
 * @param lowAt when it was first there; null for the start; {@code L}
 * @param rebound the highest rise above the low after it; {@code r}
 * @param fall the worst fall; null when it never fell; {@code f}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PnlPath(
    @JsonProperty("s") Amount sum,
    @JsonProperty("h") Amount high,
    @JsonProperty("H") @Nullable Instant highAt,
    @JsonProperty("l") Amount low,
    @JsonProperty("L") @Nullable Instant lowAt,
    @JsonProperty("r") Amount rebound,
    @JsonProperty("f") @Nullable Fall fall) {

  public static final PnlPath EMPTY =
      new PnlPath(Amount.ZERO, Amount.ZERO, null, Amount.ZERO, null, Amount.ZERO, null);

  /** The path of a single result. */
  public static PnlPath of(Amount pnl, Instant at) {
    if (pnl.isPositive()) {
      return new PnlPath(pnl, pnl, at, Amount.ZERO, null, pnl, null);
    }
    if (pnl.isNegative()) {
      Fall fall = new Fall(pnl.negate(), null, at, pnl, Amount.ZERO);
      return new PnlPath(pnl, Amount.ZERO, null, pnl, at, Amount.ZERO, fall);
    }
    return EMPTY;
  }

  /** This path, then the next one. */
  public PnlPath plus(PnlPath next) {
    Amount nextHigh = sum.plus(next.high);
    Amount nextLow = sum.plus(next.low);
    boolean higher = nextHigh.compareTo(high) > 0;
    boolean lower = nextLow.compareTo(low) < 0;
    return new PnlPath(
        sum.plus(next.sum),
        higher ? nextHigh : high,
        higher ? next.highAt : highAt,
        lower ? nextLow : low,
        lower ? next.lowAt : lowAt,
        lower ? next.rebound : max(rebound, nextHigh.minus(low)),
        worstFall(next, nextHigh, nextLow));
  }

  /**
   * The first of the worst among: the fall here, the one from the high here to the low there, the
   * one there. Where the last two are equal the one from here has its trough first: another trough
   * that low before it would make it deeper.
   */
  private @Nullable Fall worstFall(PnlPath next, Amount nextHigh, Amount nextLow) {
    Amount here = fall == null ? Amount.ZERO : fall.amount();
    Amount there = next.fall == null ? Amount.ZERO : next.fall.amount();
    Amount across = high.minus(nextLow);
    Instant lowThere = next.lowAt;
    if (lowThere != null && across.compareTo(here) > 0 && across.compareTo(there) >= 0) {
      return new Fall(across, highAt, lowThere, nextLow, next.rebound);
    }
    if (next.fall != null && there.compareTo(here) > 0) {
      Fall theirs = next.fall;
      return new Fall(
          there, theirs.from(), theirs.to(), sum.plus(theirs.trough()), theirs.rebound());
    }
    return fall == null
        ? null
        : new Fall(
            fall.amount(),
            fall.from(),
            fall.to(),
            fall.trough(),
            max(fall.rebound(), nextHigh.minus(fall.trough())));
  }

  private static Amount max(Amount one, Amount other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
