package io.tradefold.server.realinput;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * The real fills, and everything the contract says about them computed in the plainest way: one
 * loop over a list, sharing nothing with the product.
 */
final class PlainFills {

  record Fill(Instant at, String symbol, BigDecimal signed, BigDecimal price) {

    String csv() {
      String side = signed.signum() > 0 ? "BUY" : "SELL";
      String quantity = signed.abs().stripTrailingZeros().toPlainString();
      return String.join(",", at.toString(), symbol, side, quantity, price.toPlainString());
    }
  }

  record Trade(Instant closedAt, BigDecimal net) {}

  static final String HEADER = "at,symbol,side,quantity,price";

  final List<Fill> fills = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  BigDecimal realisedOfOpen = BigDecimal.ZERO;
  int openTrades;

  PlainFills(Path gzipped) throws IOException {
    read(gzipped);
    match();
  }

  /** amount &gt; 0 is a BUY; each at 15:30Z of its date plus its row number in milliseconds. */
  private void read(Path gzipped) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzipped)), StandardCharsets.UTF_8))) {
      reader.readLine();
      int row = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",", -1);
        Instant at = Instant.parse(cells[0].substring(0, 10) + "T15:30:00Z").plusMillis(++row);
        fills.add(new Fill(at, cells[4], new BigDecimal(cells[1]), new BigDecimal(cells[2])));
      }
    }
  }

  private void match() {
    Map<String, Deque<BigDecimal[]>> lots = new HashMap<>();
    Map<String, BigDecimal> realised = new TreeMap<>();
    for (Fill fill : fills) {
      Deque<BigDecimal[]> open = lots.computeIfAbsent(fill.symbol(), s -> new ArrayDeque<>());
      BigDecimal left = fill.signed();
      while (left.signum() != 0) {
        if (open.isEmpty() || open.peekFirst()[0].signum() == left.signum()) {
          open.addLast(new BigDecimal[] {left, fill.price()});
          realised.putIfAbsent(fill.symbol(), BigDecimal.ZERO);
          break;
        }
        BigDecimal[] lot = open.peekFirst();
        BigDecimal size = lot[0].abs().min(left.abs());
        BigDecimal sign = BigDecimal.valueOf(lot[0].signum());
        BigDecimal gain = fill.price().subtract(lot[1]).multiply(size).multiply(sign);
        realised.merge(fill.symbol(), gain, BigDecimal::add);
        lot[0] = lot[0].subtract(size.multiply(sign));
        left = left.add(size.multiply(sign));
        if (lot[0].signum() == 0) {
          open.removeFirst();
        }
        if (open.isEmpty()) {
          trades.add(new Trade(fill.at(), requireNonNull(realised.remove(fill.symbol()))));
        }
      }
    }
    openTrades = realised.size();
    realisedOfOpen = realised.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  long wins() {
    return trades.stream().filter(trade -> trade.net().signum() > 0).count();
  }

  long losses() {
    return trades.stream().filter(trade -> trade.net().signum() < 0).count();
  }

  BigDecimal sum(int sign) {
    return trades.stream()
        .map(Trade::net)
        .filter(net -> net.signum() == sign)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal net(int year) {
    return trades.stream()
        .filter(trade -> trade.closedAt().atZone(ZoneOffset.UTC).getYear() == year)
        .map(Trade::net)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal drawdown() {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal peak = BigDecimal.ZERO;
    BigDecimal worst = BigDecimal.ZERO;
    for (Trade trade : trades) {
      sum = sum.add(trade.net());
      peak = peak.max(sum);
      worst = worst.max(peak.subtract(sum));
    }
    return worst;
  }

  /**
   * The returns of all weekdays from the first closed trade to the last, on 100,000 at the start.
   */
  private List<Double> returns() {
    Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
    trades.forEach(
        trade ->
            byDay.merge(
                trade.closedAt().atZone(ZoneOffset.UTC).toLocalDate(),
                trade.net(),
                BigDecimal::add));
    LocalDate first = trades.getFirst().closedAt().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = trades.getLast().closedAt().atZone(ZoneOffset.UTC).toLocalDate();
    BigDecimal balance = new BigDecimal(100_000);
    List<Double> returns = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (weekend) {
        continue;
      }
      BigDecimal net = byDay.getOrDefault(day, BigDecimal.ZERO);
      returns.add(net.doubleValue() / balance.doubleValue());
      balance = balance.add(net);
    }
    return returns;
  }

  double sharpe() {
    List<Double> returns = returns();
    double mean = returns.stream().mapToDouble(r -> r).average().orElseThrow();
    double squares = returns.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
    return mean / Math.sqrt(squares / (returns.size() - 1)) * Math.sqrt(252);
  }

  double drawdownPercent() {
    double growth = 1;
    double peak = 1;
    double worst = 0;
    for (double r : returns()) {
      growth *= 1 + r;
      peak = Math.max(peak, growth);
      worst = Math.max(worst, 1 - growth / peak);
    }
    return worst;
  }
}
