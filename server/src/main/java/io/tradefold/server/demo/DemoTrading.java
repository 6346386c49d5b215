package io.tradefold.server.demo;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.AdjustmentKind;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingCommand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes one account's life as commands, in order: opening, flows, trades with stops, scaling in and
 * out, notes, dividends or funding, now and then a void. The same seed and period give the same
 * commands.
 */
final class DemoTrading {

  private static final List<String> TAGS =
      List.of("breakout", "pullback", "news", "trend", "reversal", "mistake");
  private static final int ROWS_A_FILE = 400;

  private final Style style;
  private final List<PricePath> paths;
  private final Instant from;
  private final Instant to;
  private final Random random;
  private final Map<Market, Instant> busyUntil = new HashMap<>();
  private final List<DemoStep> steps = new ArrayList<>();
  private final List<ExecutionRow> rows = new ArrayList<>();
  private int trades;

  DemoTrading(Style style, List<PricePath> paths, Instant from, Instant to, Random random) {
    this.style = style;
    this.paths = paths;
    this.from = from;
    this.to = to;
    this.random = random;
  }

  List<DemoStep> steps() {
    steps.add(
        new DemoStep(
            from,
            new TradingCommand.OpenAccount(
                trader(),
                account(),
                DemoPeople.COMMUNITY,
                style.accountName(),
                CurrencyCode.of(style.currency()),
                Amount.of(style.startingBalance()),
                from)));
    flows();
    for (Instant day = from; day.isBefore(to); day = day.plus(1, ChronoUnit.DAYS)) {
      tradeOn(day);
    }
    imports();
    // Stable: steps of the same instant keep the order in which they were made.
    steps.sort(Comparator.comparing(DemoStep::at));
    return steps;
  }

  private void flows() {
    Instant third = from.plus(Duration.between(from, to).dividedBy(3));
    Instant half = from.plus(Duration.between(from, to).dividedBy(2));
    Amount part = Amount.of(style.startingBalance() / 10);
    steps.add(new DemoStep(third, new TradingCommand.Deposit(trader(), account(), part, third)));
    steps.add(
        new DemoStep(
            half,
            new TradingCommand.Withdraw(
                trader(), account(), Amount.of(style.startingBalance() / 20), half)));
    AdjustmentKind kind =
        style.markets().getFirst().hours() == Market.Hours.EXCHANGE
            ? AdjustmentKind.DIVIDEND
            : AdjustmentKind.FUNDING;
    for (Instant at = from.plus(80, ChronoUnit.DAYS);
        at.isBefore(to);
        at = at.plus(91, ChronoUnit.DAYS)) {
      BigDecimal cents = BigDecimal.valueOf(random.nextInt(1_000, 16_000), 2);
      Amount amount = new Amount(kind == AdjustmentKind.FUNDING ? cents.negate() : cents);
      steps.add(
          new DemoStep(at, new TradingCommand.Adjust(trader(), account(), kind, amount, at, null)));
    }
  }

  private void tradeOn(Instant day) {
    double expected = style.tradesPerDay();
    int entries = (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
    for (int i = 0; i < entries; i++) {
      PricePath path = paths.get(random.nextInt(paths.size()));
      Market market = path.market();
      Instant entry = inHours(market, day.plusSeconds(random.nextInt(86_400)));
      if (entry.isBefore(busyUntil.getOrDefault(market, from)) || !entry.isBefore(to)) {
        continue;
      }
      trade(path, entry);
    }
  }

  private void trade(PricePath path, Instant entry) {
    Market market = path.market();
    double hours = style.holding().toMinutes() / 60.0;
    long minutes = (long) (60 * hours * Math.clamp(-Math.log(1 - random.nextDouble()), 0.05, 4));
    Instant planned = inHours(market, entry.plus(Math.max(minutes, 20), ChronoUnit.MINUTES));
    if (!planned.isBefore(to.minus(1, ChronoUnit.HOURS))) {
      planned = to.plus(1, ChronoUnit.DAYS); // still open today
    }
    double price = path.at(entry);
    boolean rises = path.at(planned.isBefore(to) ? planned : to) > price;
    boolean right = random.nextDouble() < style.skill() || random.nextBoolean();
    Side side = rises == right ? Side.LONG : Side.SHORT;
    int sign = side == Side.LONG ? 1 : -1;
    double distance = price * market.dailyVolatility() * Math.sqrt(Math.max(hours, 2) / 24) * 1.2;
    double risk = style.startingBalance() * style.riskShare();
    double contract = market.multiplier().value().doubleValue();
    BigDecimal quantity = path.lots(risk / (distance * contract * rate(path, entry)));
    double stop = price - sign * distance;

    Instant exit = planned;
    double exitPrice = path.at(planned);
    for (Instant t = entry.plus(PricePath.STEP);
        t.isBefore(planned) && t.isBefore(to);
        t = t.plus(PricePath.STEP)) {
      if (sign * (path.at(t) - stop) <= 0) {
        exit = inHours(market, t);
        exitPrice = exit.equals(t) ? stop : path.at(exit);
        break;
      }
    }
    busyUntil.put(market, exit.plus(1, ChronoUnit.MINUTES));
    new Ticket(path, side, quantity, entry, price, stop, exit, exitPrice).write();
  }

  /** One trade from entry to exit, written as commands or as rows of a broker's file. */
  private final class Ticket {

    private final PricePath path;
    private final Side side;
    private final BigDecimal quantity;
    private final Instant entry;
    private final double price;
    private final double stop;
    private final Instant exit;
    private final double exitPrice;
    private final String id;

    Ticket(
        PricePath path,
        Side side,
        BigDecimal quantity,
        Instant entry,
        double price,
        double stop,
        Instant exit,
        double exitPrice) {
      this.path = path;
      this.side = side;
      this.quantity = quantity;
      this.entry = entry;
      this.price = price;
      this.stop = stop;
      this.exit = exit;
      this.exitPrice = exitPrice;
      this.id = "%s-%04d".formatted(account(), ++trades);
    }

    void write() {
      BigDecimal half = path.lots(quantity.doubleValue() / 2);
      boolean scaled = random.nextDouble() < style.scaling() && half.compareTo(quantity) < 0;
      boolean in = scaled && random.nextBoolean();
      Instant middle =
          inHours(path.market(), entry.plus(Duration.between(entry, exit).dividedBy(2)));
      boolean room = middle.isAfter(entry) && middle.isBefore(exit) && middle.isBefore(to);
      open(in && room ? half : quantity);
      if (scaled && room) {
        if (in) {
          increase(middle, quantity.subtract(half));
        } else {
          reduce(middle, half);
        }
      }
      if (exit.isBefore(to)) {
        close(scaled && room && !in ? quantity.subtract(half) : quantity);
      }
    }

    private void open(BigDecimal size) {
      if (style.imported()) {
        row("o", entry, side.entry(), size, price);
        return;
      }
      BigDecimal stopPrice = path.quote(stop);
      boolean below = stopPrice.compareTo(path.quote(price)) < 0;
      boolean usable = side == Side.LONG ? below : stopPrice.compareTo(path.quote(price)) > 0;
      steps.add(
          new DemoStep(
              entry,
              new TradingCommand.OpenTrade(
                  trader(),
                  account(),
                  TradeId.of(id),
                  path.market().symbol(),
                  side,
                  new Quantity(size),
                  new Price(path.quote(price)),
                  fee(entry, size, price),
                  path.market().multiplier(),
                  rateAt(entry),
                  usable ? new Price(stopPrice) : null,
                  null,
                  entry)));
      if (random.nextDouble() < 0.35) {
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        steps.add(
            new DemoStep(
                entry,
                new TradingCommand.AnnotateTrade(
                    trader(), account(), TradeId.of(id), null, List.of(tag))));
      }
    }

    private void increase(Instant at, BigDecimal size) {
      double now = path.at(at);
      if (style.imported()) {
        row("i", at, side.entry(), size, now);
        return;
      }
      steps.add(
          new DemoStep(
              at,
              new TradingCommand.IncreaseTrade(
                  trader(),
                  account(),
                  TradeId.of(id),
                  ExecutionId.of(id + "-i"),
                  new Quantity(size),
                  new Price(path.quote(now)),
                  fee(at, size, now),
                  rateAt(at),
                  at)));
    }

    private void reduce(Instant at, BigDecimal size) {
      double now = path.at(at);
      if (style.imported()) {
        row("r", at, side.exit(), size, now);
        return;
      }
      steps.add(
          new DemoStep(
              at,
              new TradingCommand.ReduceTrade(
                  trader(),
                  account(),
                  TradeId.of(id),
                  ExecutionId.of(id + "-r"),
                  new Quantity(size),
                  new Price(path.quote(now)),
                  fee(at, size, now),
                  rateAt(at),
                  at)));
    }

    private void close(BigDecimal size) {
      if (style.imported()) {
        row("c", exit, side.exit(), size, exitPrice);
        return;
      }
      steps.add(
          new DemoStep(
              exit,
              new TradingCommand.CloseTrade(
                  trader(),
                  account(),
                  TradeId.of(id),
                  ExecutionId.of(id + "-c"),
                  new Price(path.quote(exitPrice)),
                  fee(exit, size, exitPrice),
                  rateAt(exit),
                  exit)));
      if (random.nextDouble() < 0.004) {
        steps.add(
            new DemoStep(
                exit,
                new TradingCommand.VoidTrade(
                    trader(), account(), TradeId.of(id), "entered on the wrong account")));
      }
    }

    private void row(String part, Instant at, Action action, BigDecimal size, double unit) {
      rows.add(
          new ExecutionRow(
              0,
              ExecutionId.of(id + "-" + part),
              at,
              path.market().symbol(),
              action,
              new Quantity(size),
              new Price(path.quote(unit)),
              fee(at, size, unit),
              path.market().multiplier(),
              rateAt(at)));
    }

    private Amount fee(Instant at, BigDecimal size, double unit) {
      double notional =
          size.doubleValue()
              * unit
              * path.market().multiplier().value().doubleValue()
              * rate(path, at);
      return new Amount(
          BigDecimal.valueOf(notional * path.market().feeShare())
              .setScale(2, RoundingMode.HALF_EVEN));
    }

    private Factor rateAt(Instant at) {
      double rate = rate(path, at);
      return rate == 1
          ? Factor.ONE
          : new Factor(BigDecimal.valueOf(rate).setScale(5, RoundingMode.HALF_EVEN));
    }
  }

  /** The account's currency per unit of the quote currency: EUR/USD is quoted in dollars. */
  private double rate(PricePath path, Instant at) {
    boolean quotedAgainstAccount =
        path.market().symbol().value().startsWith(style.currency() + "/");
    return quotedAgainstAccount ? 1 / path.at(at) : 1;
  }

  /** Broker files arrive every few weeks, a few hundred rows each. */
  private void imports() {
    rows.sort(Comparator.comparing(ExecutionRow::at));
    for (int start = 0; start < rows.size(); start += ROWS_A_FILE) {
      List<ExecutionRow> file = new ArrayList<>();
      for (ExecutionRow row : rows.subList(start, Math.min(rows.size(), start + ROWS_A_FILE))) {
        file.add(
            new ExecutionRow(
                file.size() + 2,
                row.executionId(),
                row.at(),
                row.symbol(),
                row.action(),
                row.quantity(),
                row.price(),
                row.fee(),
                row.multiplier(),
                row.rate()));
      }
      steps.add(
          new DemoStep(
              file.getLast().at(),
              new TradingCommand.ImportExecutions(
                  trader(),
                  account(),
                  ImportId.of("file-" + (start / ROWS_A_FILE + 1)),
                  file,
                  List.of(),
                  false,
                  false)));
    }
  }

  /** The instant itself when the market is open, else the next opening. */
  private static Instant inHours(Market market, Instant instant) {
    ZonedDateTime time = instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
    if (market.hours() == Market.Hours.ALWAYS) {
      return time.toInstant();
    }
    if (market.hours() == Market.Hours.EXCHANGE) {
      int minute = time.getHour() * 60 + time.getMinute();
      if (minute < 14 * 60 + 30) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusMinutes(14 * 60 + 31);
      } else if (minute >= 21 * 60) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1).plusMinutes(14 * 60 + 31);
      }
    }
    while (time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY) {
      time = time.plusDays(1);
    }
    return time.toInstant();
  }

  private TraderId trader() {
    return style.trader();
  }

  private AccountId account() {
    return style.account();
  }
}
