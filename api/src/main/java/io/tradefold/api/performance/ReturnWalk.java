package io.tradefold.api.performance;

import io.tradefold.api.community.Annualisation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes daily returns in order and keeps the growth index Π(1 + r), which starts at 1, and its fall
 * from its running maximum. Then gives the figures of CONTRACT section 4 that rest on returns.
 *
 * <p>Returns of 0.10 and −0.10: the index is 0.99, the total return −0.01, the largest fall 0.1.
 */
final class ReturnWalk {

  /** Returns closer to each other than this, relatively, differ only by rounding. */
  private static final double ROUNDING = 1e-14;

  private final double daysOfYear;
  private double[] returns = new double[64];
  private int active;
  private long days;
  private double sum;
  private double downside;
  private double highest = Double.NEGATIVE_INFINITY;
  private double lowest = Double.POSITIVE_INFINITY;
  private double index = 1;
  private double peak = 1;
  private double worst;
  private double squaredFalls;

  ReturnWalk(Annualisation annualisation) {
    this.daysOfYear = annualisation.days();
  }

  /** A counted day with this return. */
  void day(double r) {
    if (active == returns.length) {
      returns = Arrays.copyOf(returns, 2 * active);
    }
    returns[active++] = r;
    sum += r;
    downside += Math.min(r, 0) * Math.min(r, 0);
    index *= 1 + r;
    peak = Math.max(peak, index);
    count(1, r);
    worst = Math.max(worst, fall());
  }

  /** Counted days without net P&amp;L: their return is zero. */
  void quietDays(long count) {
    if (count > 0) {
      count(count, 0);
    }
  }

  private void count(long count, double r) {
    days += count;
    highest = Math.max(highest, r);
    lowest = Math.min(lowest, r);
    squaredFalls += count * fall() * fall();
  }

  /** How far the growth index is below its running maximum now, as a ratio. */
  double fall() {
    return 1 - index / peak;
  }

  /**
   * @param broken why returns mean nothing here; null when they do
   */
  ReturnFigures figures(@Nullable String broken) {
    Reasons reasons = new Reasons();
    String any = broken != null ? broken : days == 0 ? Reasons.NO_DAYS : null;
    String spread = any != null ? any : days < 2 ? Reasons.FEWER_THAN_TWO : null;
    String varied = spread != null ? spread : isConstant() ? Reasons.NO_VARIATION : null;
    String lost = any != null ? any : downside == 0 ? Reasons.NO_LOSING_DAYS : null;
    String fallen = any != null ? any : worst == 0 ? Reasons.NO_DRAWDOWN : null;
    double yearly = Math.sqrt(daysOfYear);
    return new ReturnFigures(
        days,
        reasons.number("totalReturn", any, () -> index - 1),
        reasons.number("cagr", any, this::cagr),
        reasons.number("volatility", spread, () -> deviation() * yearly),
        reasons.number("sharpe", varied, () -> mean() / deviation() * yearly),
        reasons.number("sortino", lost, () -> mean() / Math.sqrt(downside / days) * yearly),
        reasons.number("percent", any, () -> worst),
        reasons.number("calmar", fallen, () -> cagr() / worst),
        reasons.number("ulcerIndex", spread, () -> Math.sqrt(squaredFalls / (days - 1))),
        reasons.byField());
  }

  private boolean isConstant() {
    return highest - lowest <= ROUNDING * Math.max(Math.abs(highest), Math.abs(lowest));
  }

  private double mean() {
    return sum / days;
  }

  private double cagr() {
    return Math.pow(index, daysOfYear / days) - 1;
  }

  /** Sample standard deviation, in two passes so that nothing cancels. */
  private double deviation() {
    if (isConstant()) {
      return 0;
    }
    double mean = mean();
    double squares = (days - active) * mean * mean;
    for (int i = 0; i < active; i++) {
      squares += (returns[i] - mean) * (returns[i] - mean);
    }
    return Math.sqrt(squares / (days - 1));
  }
}
