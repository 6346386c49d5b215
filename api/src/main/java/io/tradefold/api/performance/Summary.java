package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Decimals;
import io.tradefold.api.trading.ClosedTrade;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the money figures need to know about a stretch of closed, non-void trades in order of
 * closing. A monoid: {@link #EMPTY} changes nothing, and neighbouring stretches join exactly, so a
 * range is the sum of its months and days however it is cut. Everything is exact.
 *
 * <p>Trades of 100, −150, 80: three trades, two wins of 180, one loss of −150, squares 38,900, the
 * longest winning run 1.
 *
 * <p>Field names are short in JSON because a month holds one for each of its days.
 *
 * @param trades how many; {@code n} in JSON
 * @param wins how many above zero; {@code w}
 * @param losses how many below zero; {@code l}
 * @param grossProfit the sum of the wins; {@code gp}
 * @param grossLoss the sum of the losses, zero or negative; {@code gl}
 * @param fees of all of them; {@code fee}
 * @param squares the sum of squared results, in the currency squared; {@code sq}
 * @param best the highest result, the first of equals; null without trades; {@code hi}
 * @param worst the lowest result, the first of equals; null without trades; {@code lo}
 * @param winRuns runs of wins; {@code wr}
 * @param lossRuns runs of losses; {@code lr}
 * @param tradesWithR how many had a stop; {@code rn}
 * @param totalR the sum of their R-multiples; {@code r}
 * @param heldSeconds from opening to closing, summed; {@code s}
 * @param path the course of cumulative net P&amp;L; {@code p}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
    @JsonProperty("n") int trades,
    @JsonProperty("w") int wins,
    @JsonProperty("l") int losses,
    @JsonProperty("gp") Amount grossProfit,
    @JsonProperty("gl") Amount grossLoss,
    @JsonProperty("fee") Amount fees,
    @JsonProperty("sq") BigDecimal squares,
    @JsonProperty("hi") @Nullable TradeRef best,
    @JsonProperty("lo") @Nullable TradeRef worst,
    @JsonProperty("wr") Runs winRuns,
    @JsonProperty("lr") Runs lossRuns,
    @JsonProperty("rn") int tradesWithR,
    @JsonProperty("r") BigDecimal totalR,
    @JsonProperty("s") BigDecimal heldSeconds,
    @JsonProperty("p") PnlPath path) {

  public static final Summary EMPTY =
      new Summary(
          0,
          0,
          0,
          Amount.ZERO,
          Amount.ZERO,
          Amount.ZERO,
          BigDecimal.ZERO,
          null,
          null,
          Runs.NONE,
          Runs.NONE,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          PnlPath.EMPTY);

  public Summary {
    squares = Decimals.canonical(squares);
    totalR = Decimals.canonical(totalR);
    heldSeconds = Decimals.canonical(heldSeconds);
  }

  /** The summary of one trade; of a void one nothing. */
  public static Summary of(ClosedTrade trade) {
    if (trade.isVoid()) {
      return EMPTY;
    }
    Amount pnl = trade.netPnl();
    TradeRef ref = TradeRef.of(trade);
    BigDecimal r = trade.rMultiple();
    return new Summary(
        1,
        pnl.isPositive() ? 1 : 0,
        pnl.isNegative() ? 1 : 0,
        pnl.isPositive() ? pnl : Amount.ZERO,
        pnl.isNegative() ? pnl : Amount.ZERO,
        trade.fees(),
        pnl.value().multiply(pnl.value()),
        ref,
        ref,
        Runs.of(pnl.isPositive()),
        Runs.of(pnl.isNegative()),
        r == null ? 0 : 1,
        r == null ? BigDecimal.ZERO : r,
        trade.holdingSeconds(),
        PnlPath.of(pnl, trade.closedAt()));
  }

  /** The summary of trades in order of closing. */
  public static Summary of(List<ClosedTrade> trades) {
    return trades.stream().map(Summary::of).reduce(EMPTY, Summary::plus);
  }

  /** This stretch, then the next one. */
  public Summary plus(Summary next) {
    if (trades == 0) {
      return next;
    }
    if (next.trades == 0) {
      return this;
    }
    return new Summary(
        trades + next.trades,
        wins + next.wins,
        losses + next.losses,
        grossProfit.plus(next.grossProfit),
        grossLoss.plus(next.grossLoss),
        fees.plus(next.fees),
        squares.add(next.squares),
        first(best, next.best, 1),
        first(worst, next.worst, -1),
        winRuns.join(trades, next.winRuns, next.trades),
        lossRuns.join(trades, next.lossRuns, next.trades),
        tradesWithR + next.tradesWithR,
        totalR.add(next.totalR),
        heldSeconds.add(next.heldSeconds),
        path.plus(next.path));
  }

  /** The earlier one, unless the later one lies further in the direction of {@code sign}. */
  private static @Nullable TradeRef first(
      @Nullable TradeRef earlier, @Nullable TradeRef later, int sign) {
    if (earlier == null || later == null) {
      return earlier == null ? later : earlier;
    }
    return Integer.signum(later.netPnl().compareTo(earlier.netPnl())) == sign ? later : earlier;
  }

  /** Σp: the net P&amp;L of the trades, without adjustments. */
  @JsonIgnore
  public Amount netPnl() {
    return path.sum();
  }

  @JsonIgnore
  public int breakEven() {
    return trades - wins - losses;
  }

  /** The run at the end: wins positive, losses negative, zero after a break-even. */
  @JsonIgnore
  public int currentStreak() {
    return winRuns.suffix() > 0 ? winRuns.suffix() : -lossRuns.suffix();
  }
}
