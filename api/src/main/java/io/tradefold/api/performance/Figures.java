package io.tradefold.api.performance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradefold.api.money.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a range, named and defined as in CONTRACT section 4. Amounts are exact, averages
 * of amounts rounded half-even to 10 decimals, ratios are doubles computed from exact sums and
 * rounded once where no root is in them.
 *
 * <p>Trades of 100, 200, 50, −150, 300, −100, 80, −30: winRate 0.625, profitFactor 730 ÷ 280 =
 * 2.6071428571, expectancy 56.25, sqn 1.0623900720.
 *
 * @param netPnl of trades and adjustments
 * @param expectancy Σp ÷ n, of trades alone
 * @param totalR a number; zero without stops
 * @param days counted days
 * @param undefined why a field is null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Figures(
    int trades,
    int wins,
    int losses,
    int breakEven,
    @Nullable Double winRate,
    Amount grossProfit,
    Amount grossLoss,
    Amount fees,
    Amount adjustments,
    Amount netPnl,
    @Nullable Double profitFactor,
    @Nullable Amount averageWin,
    @Nullable Amount averageLoss,
    @Nullable Double payoffRatio,
    @Nullable Amount expectancy,
    @Nullable Double expectancyRatio,
    @Nullable Double kelly,
    @Nullable Double sqn,
    @Nullable Amount largestWin,
    @Nullable Amount largestLoss,
    int maxConsecutiveWins,
    int maxConsecutiveLosses,
    int currentStreak,
    @Nullable Double averageR,
    double totalR,
    int tradesWithR,
    @Nullable Double averageHoldingSeconds,
    long days,
    @Nullable Double totalReturn,
    @Nullable Double cagr,
    @Nullable Double volatility,
    @Nullable Double sharpe,
    @Nullable Double sortino,
    MaxDrawdown maxDrawdown,
    @Nullable Double calmar,
    @Nullable Double recoveryFactor,
    @Nullable Double ulcerIndex,
    @Nullable DayNet bestDay,
    @Nullable DayNet worstDay,
    int profitableDays,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> undefined) {

  static Figures of(Summary trades, DayExtremes days, ReturnFigures returns, MaxDrawdown drawdown) {
    Reasons reasons = new Reasons();
    reasons.putAll(returns.undefined());
    reasons.remove("percent");
    int n = trades.trades();
    int wins = trades.wins();
    int losses = trades.losses();
    Amount won = trades.grossProfit();
    Amount lost = trades.grossLoss().abs();
    String empty = n == 0 ? Reasons.NO_TRADES : null;
    String noWins = empty != null ? empty : wins == 0 ? Reasons.NO_WINS : null;
    String noLosses = empty != null ? empty : losses == 0 ? Reasons.NO_LOSSES : null;
    String noPayoff = noWins != null ? noWins : noLosses;
    String noFall =
        empty != null ? empty : drawdown.amount().signum() == 0 ? Reasons.NO_DRAWDOWN : null;
    String noR = empty != null ? empty : trades.tradesWithR() == 0 ? Reasons.NO_STOPS : null;
    String noDay = days.best() == null ? Reasons.NO_DAYS : null;
    if (noDay != null) {
      reasons.put("bestDay", noDay);
      reasons.put("worstDay", noDay);
    }
    BigDecimal wonByLosses = won.value().multiply(BigDecimal.valueOf(losses));
    BigDecimal lostByWins = lost.value().multiply(BigDecimal.valueOf(wins));
    return new Figures(
        n,
        wins,
        losses,
        trades.breakEven(),
        reasons.number("winRate", empty, () -> Reasons.ratio(wins, n)),
        won,
        trades.grossLoss(),
        trades.fees(),
        days.adjustments(),
        trades.netPnl().plus(days.adjustments()),
        reasons.number("profitFactor", noLosses, () -> Reasons.ratio(won, lost)),
        reasons.amount("averageWin", noWins, () -> won.averageOver(wins)),
        reasons.amount("averageLoss", noLosses, () -> trades.grossLoss().averageOver(losses)),
        reasons.number("payoffRatio", noPayoff, () -> Reasons.ratio(wonByLosses, lostByWins)),
        reasons.amount("expectancy", empty, () -> trades.netPnl().averageOver(n)),
        reasons.number(
            "expectancyRatio", noPayoff, () -> expectancyRatio(n, lost, wonByLosses, lostByWins)),
        reasons.number("kelly", noPayoff, () -> kelly(n, wins, lost, wonByLosses)),
        reasons.number("sqn", noSqn(trades), () -> sqn(trades)),
        reasons.amount("largestWin", noWins, () -> refOf(trades.best()).netPnl()),
        reasons.amount("largestLoss", noLosses, () -> refOf(trades.worst()).netPnl()),
        trades.winRuns().longest(),
        trades.lossRuns().longest(),
        trades.currentStreak(),
        reasons.number("averageR", noR, () -> average(trades.totalR(), trades.tradesWithR())),
        trades.totalR().doubleValue(),
        trades.tradesWithR(),
        reasons.number("averageHoldingSeconds", empty, () -> average(trades.heldSeconds(), n)),
        returns.days(),
        returns.totalReturn(),
        returns.cagr(),
        returns.volatility(),
        returns.sharpe(),
        returns.sortino(),
        drawdown,
        returns.calmar(),
        reasons.number(
            "recoveryFactor", noFall, () -> Reasons.ratio(trades.netPnl(), drawdown.amount())),
        returns.ulcerIndex(),
        days.best(),
        days.worst(),
        days.profitable(),
        reasons.byField());
  }

  private static TradeRef refOf(@Nullable TradeRef ref) {
    if (ref == null) {
      throw new IllegalStateException("a summary with trades names its best and worst");
    }
    return ref;
  }

  private static double average(BigDecimal sum, int count) {
    return Reasons.ratio(sum, BigDecimal.valueOf(count));
  }

  /**
   * (1 + payoff)·winRate − 1, over the common denominator n·|ΣL| so that nothing is rounded before
   * the division: (w·|ΣL| + l·ΣW − n·|ΣL|) ÷ (n·|ΣL|).
   */
  private static double expectancyRatio(
      int n, Amount lost, BigDecimal wonByLosses, BigDecimal lostByWins) {
    BigDecimal all = lost.value().multiply(BigDecimal.valueOf(n));
    return Reasons.ratio(lostByWins.add(wonByLosses).subtract(all), all);
  }

  /**
   * winRate − (1 − winRate) ÷ payoff, over the common denominator n·l·ΣW: w·(l·ΣW − (n − w)·|ΣL|) ÷
   * (n·l·ΣW).
   */
  private static double kelly(int n, int wins, Amount lost, BigDecimal wonByLosses) {
    BigDecimal rest = lost.value().multiply(BigDecimal.valueOf(n - wins));
    return Reasons.ratio(
        wonByLosses.subtract(rest).multiply(BigDecimal.valueOf(wins)),
        wonByLosses.multiply(BigDecimal.valueOf(n)));
  }

  private static @Nullable String noSqn(Summary trades) {
    if (trades.trades() < 2) {
      return trades.trades() == 0 ? Reasons.NO_TRADES : Reasons.FEWER_THAN_TWO;
    }
    return spread(trades).signum() == 0 ? Reasons.NO_VARIATION : null;
  }

  /** n·Σp² − (Σp)², exact: n·(n − 1) times the sample variance. */
  private static BigDecimal spread(Summary trades) {
    BigDecimal sum = trades.netPnl().value();
    return trades
        .squares()
        .multiply(BigDecimal.valueOf(trades.trades()))
        .subtract(sum.multiply(sum));
  }

  /** √n · mean ÷ deviation = Σp · √((n − 1) ÷ (n·Σp² − (Σp)²)). */
  private static double sqn(Summary trades) {
    BigDecimal root =
        BigDecimal.valueOf(trades.trades() - 1L)
            .divide(spread(trades), MathContext.DECIMAL128)
            .sqrt(MathContext.DECIMAL128);
    return trades.netPnl().value().multiply(root).doubleValue();
  }
}
