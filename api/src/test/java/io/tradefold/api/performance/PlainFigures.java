package io.tradefold.api.performance;

import io.tradefold.api.trading.ClosedTrade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures computed plainly: over the whole list of trades and every calendar day, formula by
 * formula from CONTRACT section 4, sharing nothing with the folds. What the tests hold the folded
 * answers against.
 *
 * <p>Results are named as in JSON. Amounts are {@link BigDecimal}, ratios {@link Double}, counts
 * {@link Long}; what is undefined is null.
 */
public final class PlainFigures {

  private static final MathContext FINE = new MathContext(50);

  /** Money that comes or goes on a day: in, out (zero or more), or an adjustment (signed). */
  public record Flow(
      LocalDate day, BigDecimal deposit, BigDecimal withdrawal, BigDecimal adjustment) {

    public static Flow deposit(LocalDate day, BigDecimal amount) {
      return new Flow(day, amount, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public static Flow withdrawal(LocalDate day, BigDecimal amount) {
      return new Flow(day, BigDecimal.ZERO, amount, BigDecimal.ZERO);
    }

    public static Flow adjustment(LocalDate day, BigDecimal amount) {
      return new Flow(day, BigDecimal.ZERO, BigDecimal.ZERO, amount);
    }
  }

  private final List<ClosedTrade> trades;
  private final List<Flow> flows;
  private final ZoneId zone;
  private final int annualisation;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;
  private final Map<LocalDate, BigDecimal> nets = new TreeMap<>();
  private final Map<LocalDate, BigDecimal> deposits = new TreeMap<>();
  private final Map<LocalDate, BigDecimal> withdrawals = new TreeMap<>();
  private final @Nullable LocalDate firstDay;
  private final @Nullable LocalDate lastDay;

  /**
   * @param allTrades closed ones in any order, void ones too
   * @param annualisation 252 or 365
   * @param from null when left out
   * @param to null when left out
   */
  public PlainFigures(
      List<ClosedTrade> allTrades,
      List<Flow> flows,
      ZoneId zone,
      int annualisation,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    this.flows = flows;
    this.zone = zone;
    this.annualisation = annualisation;
    this.from = from;
    this.to = to;
    List<ClosedTrade> counted = new ArrayList<>();
    for (ClosedTrade trade : allTrades) {
      if (trade.voidReason() == null) {
        counted.add(trade);
        nets.merge(dayOf(trade), trade.netPnl().value(), BigDecimal::add);
      }
    }
    counted.sort(ClosedTrade.ORDER);
    this.trades = counted.stream().filter(trade -> inRange(dayOf(trade))).toList();
    for (Flow flow : flows) {
      nets.merge(flow.day(), flow.adjustment(), BigDecimal::add);
      deposits.merge(flow.day(), flow.deposit(), BigDecimal::add);
      withdrawals.merge(flow.day(), flow.withdrawal(), BigDecimal::add);
    }
    this.firstDay = from != null ? from : trades.isEmpty() ? null : dayOf(trades.getFirst());
    this.lastDay = to != null ? to : trades.isEmpty() ? null : dayOf(trades.getLast());
  }

  private LocalDate dayOf(ClosedTrade trade) {
    return trade.closedAt().atZone(zone).toLocalDate();
  }

  private boolean inRange(LocalDate day) {
    return (from == null || day.compareTo(from) >= 0) && (to == null || day.compareTo(to) <= 0);
  }

  /** Every field of the summary but {@code maxDrawdown}. */
  public Map<String, @Nullable Object> summary() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    List<BigDecimal> p = trades.stream().map(trade -> trade.netPnl().value()).toList();
    List<BigDecimal> won = p.stream().filter(x -> x.signum() > 0).toList();
    List<BigDecimal> lost = p.stream().filter(x -> x.signum() < 0).toList();
    BigDecimal sum = sum(p);
    BigDecimal adjustments =
        sum(flows.stream().filter(f -> inRange(f.day())).map(Flow::adjustment).toList());
    all.put("trades", (long) p.size());
    all.put("wins", (long) won.size());
    all.put("losses", (long) lost.size());
    all.put("breakEven", (long) p.size() - won.size() - lost.size());
    Double winRate = p.isEmpty() ? null : (double) won.size() / p.size();
    all.put("winRate", winRate);
    all.put("grossProfit", sum(won));
    all.put("grossLoss", sum(lost));
    all.put("fees", sum(trades.stream().map(trade -> trade.fees().value()).toList()));
    all.put("adjustments", adjustments);
    all.put("netPnl", sum.add(adjustments));
    all.put(
        "profitFactor",
        lost.isEmpty() ? null : sum(won).divide(sum(lost).abs(), FINE).doubleValue());
    all.put("averageWin", average(won));
    all.put("averageLoss", average(lost));
    BigDecimal payoff =
        won.isEmpty() || lost.isEmpty() ? null : mean(won).divide(mean(lost).abs(), FINE);
    all.put("payoffRatio", payoff == null ? null : payoff.doubleValue());
    all.put("expectancy", average(p));
    all.put(
        "expectancyRatio",
        payoff == null || winRate == null ? null : (1 + payoff.doubleValue()) * winRate - 1);
    all.put(
        "kelly",
        payoff == null || winRate == null ? null : winRate - (1 - winRate) / payoff.doubleValue());
    all.put("sqn", sqn(p));
    all.put("largestWin", won.stream().max(BigDecimal::compareTo).orElse(null));
    all.put("largestLoss", lost.stream().min(BigDecimal::compareTo).orElse(null));
    all.put("maxConsecutiveWins", longestRun(p, 1));
    all.put("maxConsecutiveLosses", longestRun(p, -1));
    all.put("currentStreak", currentStreak(p));
    List<BigDecimal> r = new ArrayList<>();
    for (ClosedTrade trade : trades) {
      BigDecimal multiple = trade.rMultiple();
      if (multiple != null) {
        r.add(multiple);
      }
    }
    all.put("averageR", r.isEmpty() ? null : mean(r).doubleValue());
    all.put("totalR", sum(r).doubleValue());
    all.put("tradesWithR", (long) r.size());
    all.put("averageHoldingSeconds", averageHolding());
    Returns returns = returns(lastDay);
    all.put("days", (long) returns.r.size());
    returns.putInto(all);
    BigDecimal drawdown = (BigDecimal) drawdown().get("amount");
    all.put(
        "recoveryFactor",
        drawdown == null || drawdown.signum() == 0
            ? null
            : sum.divide(drawdown, FINE).doubleValue());
    putDays(all);
    return all;
  }

  /** The fields of {@code maxDrawdown}. */
  public Map<String, @Nullable Object> drawdown() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    BigDecimal worst = BigDecimal.ZERO;
    BigDecimal top = BigDecimal.ZERO;
    BigDecimal cumulative = BigDecimal.ZERO;
    Instant topAt = firstDay == null ? null : firstDay.atStartOfDay(zone).toInstant();
    Instant begin = null;
    int trough = trades.size();
    BigDecimal level = BigDecimal.ZERO;
    for (int i = 0; i < trades.size(); i++) {
      cumulative = cumulative.add(trades.get(i).netPnl().value());
      if (cumulative.compareTo(top) > 0) {
        top = cumulative;
        topAt = trades.get(i).closedAt();
      }
      if (top.subtract(cumulative).compareTo(worst) > 0) {
        worst = top.subtract(cumulative);
        begin = topAt;
        trough = i;
        level = top;
      }
    }
    Instant recovered = null;
    BigDecimal again = level.subtract(worst);
    for (int i = trough + 1; i < trades.size() && recovered == null; i++) {
      again = again.add(trades.get(i).netPnl().value());
      recovered = again.compareTo(level) >= 0 ? trades.get(i).closedAt() : null;
    }
    all.put("amount", worst);
    all.put("from", begin);
    all.put("to", trough == trades.size() ? null : trades.get(trough).closedAt());
    all.put("recoveredAt", recovered);
    all.put("percent", returns(lastDay).percent());
    return all;
  }

  /**
   * The buckets of the range; null ends mean there is nothing to divide.
   *
   * @param startOf the first day of the bucket a day is in
   * @param next the first day of the bucket after the one that starts on a day
   */
  public List<Map<String, @Nullable Object>> buckets(
      Function<LocalDate, LocalDate> startOf, Function<LocalDate, LocalDate> next) {
    List<LocalDate> earning = new ArrayList<>();
    nets.forEach(
        (day, net) -> {
          boolean traded = trades.stream().anyMatch(trade -> dayOf(trade).equals(day));
          if (inRange(day) && (traded || net.signum() != 0)) {
            earning.add(day);
          }
        });
    LocalDate begin = from != null || earning.isEmpty() ? firstDay : earning.getFirst();
    LocalDate end = to != null || earning.isEmpty() ? lastDay : earning.getLast();
    List<Map<String, @Nullable Object>> buckets = new ArrayList<>();
    if (begin == null || end == null) {
      return buckets;
    }
    Returns returns = returns(lastDay);
    for (LocalDate start = startOf.apply(begin); !start.isAfter(end); start = next.apply(start)) {
      LocalDate first = start;
      LocalDate last =
          next.apply(start).minusDays(1).isAfter(end) ? end : next.apply(start).minusDays(1);
      List<ClosedTrade> within =
          trades.stream()
              .filter(t -> !dayOf(t).isBefore(first) && !dayOf(t).isAfter(last))
              .toList();
      BigDecimal net = BigDecimal.ZERO;
      for (Map.Entry<LocalDate, BigDecimal> entry : nets.entrySet()) {
        LocalDate day = entry.getKey();
        if (!day.isBefore(first) && !day.isAfter(last) && inRange(day)) {
          net = net.add(entry.getValue());
        }
      }
      Map<String, @Nullable Object> bucket = new LinkedHashMap<>();
      bucket.put("start", start);
      bucket.put("netPnl", net);
      bucket.put("trades", (long) within.size());
      bucket.put("wins", within.stream().filter(t -> t.netPnl().isPositive()).count());
      bucket.put("losses", within.stream().filter(t -> t.netPnl().isNegative()).count());
      bucket.put("balance", balanceAtEndOf(last));
      LocalDate until = lastDay == null || last.isBefore(lastDay) ? last : lastDay;
      boolean dayless = firstDay == null || lastDay == null;
      bucket.put("drawdown", dayless ? null : returns.fallAfter(until));
      buckets.add(bucket);
    }
    return buckets;
  }

  /** Trades, netPnl, winRate, profitFactor and expectancy by key. */
  public Map<String, Map<String, @Nullable Object>> breakdown(
      Function<ClosedTrade, List<String>> keys) {
    Map<String, List<BigDecimal>> groups = new TreeMap<>();
    for (ClosedTrade trade : trades) {
      for (String key : keys.apply(trade)) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(trade.netPnl().value());
      }
    }
    Map<String, Map<String, @Nullable Object>> all = new TreeMap<>();
    groups.forEach(
        (key, p) -> {
          BigDecimal lost = sum(p.stream().filter(x -> x.signum() < 0).toList());
          BigDecimal won = sum(p.stream().filter(x -> x.signum() > 0).toList());
          Map<String, @Nullable Object> item = new LinkedHashMap<>();
          item.put("trades", (long) p.size());
          item.put("netPnl", sum(p));
          item.put("winRate", (double) p.stream().filter(x -> x.signum() > 0).count() / p.size());
          item.put(
              "profitFactor",
              lost.signum() == 0 ? null : won.divide(lost.abs(), FINE).doubleValue());
          item.put("expectancy", average(p));
          all.put(key, item);
        });
    return all;
  }

  /** deposits − withdrawals + net P&amp;L up to the end of a day, whatever the range. */
  public BigDecimal balanceAtEndOf(LocalDate day) {
    return upTo(nets, day).add(upTo(deposits, day)).subtract(upTo(withdrawals, day));
  }

  private static BigDecimal upTo(Map<LocalDate, BigDecimal> byDay, LocalDate day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<LocalDate, BigDecimal> entry : byDay.entrySet()) {
      if (!entry.getKey().isAfter(day)) {
        sum = sum.add(entry.getValue());
      }
    }
    return sum;
  }

  private Returns returns(@Nullable LocalDate until) {
    Returns returns = new Returns(annualisation);
    if (firstDay == null || until == null) {
      return returns;
    }
    BigDecimal balance = balanceAtEndOf(firstDay.minusDays(1));
    for (LocalDate day = firstDay; !day.isAfter(until); day = day.plusDays(1)) {
      BigDecimal net = nets.getOrDefault(day, BigDecimal.ZERO);
      BigDecimal start = balance.add(deposits.getOrDefault(day, BigDecimal.ZERO));
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (net.signum() != 0 && start.signum() <= 0) {
        returns.broken = true;
        returns.r.add(0.0); // counted; its return, and with it every other, means nothing
      } else if (net.signum() != 0) {
        returns.r.add(net.divide(start, FINE).doubleValue());
      } else if (annualisation == 365 || !weekend) {
        returns.r.add(0.0);
      }
      balance = start.add(net).subtract(withdrawals.getOrDefault(day, BigDecimal.ZERO));
      returns.broken |= balance.signum() <= 0;
      returns.endOf(day);
    }
    return returns;
  }

  private static final class Returns {
    final List<Double> r = new ArrayList<>();
    final double a;
    final Map<LocalDate, @Nullable Double> falls = new TreeMap<>();
    boolean broken;
    int indexed;
    double index = 1;
    double top = 1;

    Returns(int annualisation) {
      this.a = annualisation;
    }

    List<Double> falls() {
      List<Double> all = new ArrayList<>();
      double growth = 1;
      double highest = 1;
      for (double x : r) {
        growth *= 1 + x;
        highest = Math.max(highest, growth);
        all.add((highest - growth) / highest);
      }
      return all;
    }

    void endOf(LocalDate day) {
      for (; indexed < r.size(); indexed++) {
        index *= 1 + r.get(indexed);
        top = Math.max(top, index);
      }
      falls.put(day, broken ? null : (top - index) / top);
    }

    /** The fall at the end of a day of the range; none before its first. */
    @Nullable Double fallAfter(LocalDate day) {
      return falls.containsKey(day) ? falls.get(day) : Double.valueOf(0);
    }

    @Nullable Double percent() {
      return broken || r.isEmpty()
          ? null
          : falls().stream().mapToDouble(x -> x).max().orElseThrow();
    }

    void putInto(Map<String, @Nullable Object> all) {
      int n = r.size();
      double mean = r.stream().mapToDouble(x -> x).sum() / n;
      double growth = r.stream().mapToDouble(x -> 1 + x).reduce(1, (x, y) -> x * y);
      double sd = Math.sqrt(r.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (n - 1));
      double down = r.stream().mapToDouble(x -> x < 0 ? x * x : 0).sum();
      boolean flat = r.stream().distinct().count() < 2;
      boolean none = broken || n == 0;
      Double cagr = none ? null : finite(Math.pow(growth, a / n) - 1);
      Double percent = percent();
      all.put("totalReturn", none ? null : growth - 1);
      all.put("cagr", cagr);
      all.put("volatility", none || n < 2 ? null : sd * Math.sqrt(a));
      all.put("sharpe", none || n < 2 || flat ? null : mean / sd * Math.sqrt(a));
      all.put("sortino", none || down == 0 ? null : mean / Math.sqrt(down / n) * Math.sqrt(a));
      all.put(
          "calmar",
          cagr == null || percent == null || percent == 0 ? null : finite(cagr / percent));
      all.put(
          "ulcerIndex",
          none || n < 2
              ? null
              : Math.sqrt(falls().stream().mapToDouble(x -> x * x).sum() / (n - 1)));
    }

    private static @Nullable Double finite(double x) {
      return Double.isFinite(x) ? x : null;
    }
  }

  private void putDays(Map<String, @Nullable Object> all) {
    LocalDate best = null;
    LocalDate worst = null;
    long profitable = 0;
    for (Map.Entry<LocalDate, BigDecimal> entry : nets.entrySet()) {
      LocalDate day = entry.getKey();
      BigDecimal adjusted =
          sum(flows.stream().filter(f -> f.day().equals(day)).map(Flow::adjustment).toList());
      boolean traded = trades.stream().anyMatch(trade -> dayOf(trade).equals(day));
      if (inRange(day) && (traded || adjusted.signum() != 0)) {
        BigDecimal net = entry.getValue();
        best = best == null || net.compareTo(netOf(best)) > 0 ? day : best;
        worst = worst == null || net.compareTo(netOf(worst)) < 0 ? day : worst;
        profitable += net.signum() > 0 ? 1 : 0;
      }
    }
    all.put("bestDay", best);
    all.put("bestDayNet", best == null ? null : netOf(best));
    all.put("worstDay", worst);
    all.put("worstDayNet", worst == null ? null : netOf(worst));
    all.put("profitableDays", profitable);
  }

  private BigDecimal netOf(LocalDate day) {
    return nets.getOrDefault(day, BigDecimal.ZERO);
  }

  private @Nullable Double averageHolding() {
    if (trades.isEmpty()) {
      return null;
    }
    BigDecimal held = BigDecimal.ZERO;
    for (ClosedTrade trade : trades) {
      held = held.add(seconds(trade.closedAt()).subtract(seconds(trade.openedAt())));
    }
    return held.divide(BigDecimal.valueOf(trades.size()), FINE).doubleValue();
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond())
        .add(BigDecimal.valueOf(instant.getNano(), 9));
  }

  private static @Nullable Double sqn(List<BigDecimal> p) {
    if (p.size() < 2 || p.stream().allMatch(x -> x.compareTo(p.getFirst()) == 0)) {
      return null;
    }
    BigDecimal mean = mean(p);
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal x : p) {
      squares = squares.add(x.subtract(mean).multiply(x.subtract(mean)));
    }
    double sd = squares.divide(BigDecimal.valueOf(p.size() - 1L), FINE).sqrt(FINE).doubleValue();
    return Math.sqrt(p.size()) * mean.doubleValue() / sd;
  }

  private static long longestRun(List<BigDecimal> p, int sign) {
    long longest = 0;
    long run = 0;
    for (BigDecimal x : p) {
      run = x.signum() == sign ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static long currentStreak(List<BigDecimal> p) {
    long streak = 0;
    for (int i = p.size() - 1; i >= 0; i--) {
      int sign = p.get(i).signum();
      if (sign == 0 || sign != p.getLast().signum()) {
        return streak;
      }
      streak += sign;
    }
    return streak;
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return sum(values).divide(BigDecimal.valueOf(values.size()), FINE);
  }

  private static @Nullable BigDecimal average(List<BigDecimal> values) {
    return values.isEmpty()
        ? null
        : sum(values).divide(BigDecimal.valueOf(values.size()), 10, RoundingMode.HALF_EVEN);
  }
}
