package io.tradefold.projection.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Recorded;
import io.tradefold.api.performance.BalancePoint;
import io.tradefold.api.performance.BreakdownBy;
import io.tradefold.api.performance.BreakdownCalculation;
import io.tradefold.api.performance.Bucket;
import io.tradefold.api.performance.Documents;
import io.tradefold.api.performance.HoldingTime;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerTerms;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.OverviewAnswer;
import io.tradefold.api.performance.PerformanceAnswer;
import io.tradefold.api.performance.PerformanceCalculation;
import io.tradefold.api.performance.PlainComparison;
import io.tradefold.api.performance.PlainFigures;
import io.tradefold.api.performance.SeriesDay;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.engine.Projection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every history, over seeded random ones. */
class LedgerLawsTest {

  private static final LocalDate LATE = LocalDate.of(2027, 1, 1);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  /** Every event a batch of its own takes longer. */
  static LongStream fewerSeeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFigureOfAnyRangeEqualsThePlainComputation(long seed) {
    RandomHistory history = new RandomHistory(seed);
    InMemoryProjection projection = run(history.events(), new Random(seed));
    Random choice = new Random(seed);
    for (Ledger ledger : ledgers(history)) {
      for (int round = 0; round < 3; round++) {
        LocalDate one = round == 0 ? null : history.someDay(choice);
        LocalDate two = round == 0 ? null : history.someDay(choice);
        boolean swap = one != null && two != null && one.isAfter(two);
        assertRange(history, projection, ledger, swap ? two : one, swap ? one : two, choice);
      }
    }
  }

  private static void assertRange(
      RandomHistory history,
      InMemoryProjection projection,
      Ledger ledger,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Random choice) {
    Bucket bucket = List.of(Bucket.values()).get(choice.nextInt(3));
    PerformanceCalculation performance =
        new PerformanceCalculation(ledger.terms(), from, to, bucket, LATE);
    Set<Object> read = new HashSet<>();
    Documents documents =
        Documents.gather(
            performance::needs,
            keys -> {
              read.addAll(keys);
              return projection.find(keys);
            });
    PerformanceAnswer answer = performance.answer(documents);
    List<ClosedTrade> trades = history.trades(ledger.accounts());
    ZoneId zone = ledger.terms().timeZone().id();
    PlainFigures plain =
        new PlainFigures(
            trades,
            history.flows(ledger.accounts()),
            zone,
            ledger.terms().annualisation().days(),
            from,
            to);
    assertThat(read).as("documents for %s to %s", from, to).hasSizeLessThanOrEqualTo(5);
    PlainComparison.assertSame(answer, plain, bucket);
    BreakdownBy by = List.of(BreakdownBy.values()).get(choice.nextInt(6));
    BreakdownCalculation breakdown =
        new BreakdownCalculation(ledger.terms().ledgerId(), by, from, to, LATE);
    PlainComparison.assertSame(
        breakdown.answer(Documents.gather(breakdown::needs, projection::find)),
        plain.breakdown(trade -> keys(by, trade, zone)));
  }

  private static List<String> keys(BreakdownBy by, ClosedTrade trade, ZoneId zone) {
    return switch (by) {
      case SYMBOL -> List.of(trade.symbol().value());
      case WEEKDAY -> List.of(trade.closedAt().atZone(zone).getDayOfWeek().name());
      case HOUR -> List.of(Integer.toString(trade.closedAt().atZone(zone).getHour()));
      case SIDE -> List.of(trade.side().name());
      case TAG -> trade.tags();
      case HOLDING_TIME -> List.of(HoldingTime.of(trade.holdingSeconds()).label());
    };
  }

  @ParameterizedTest
  @MethodSource("fewerSeeds")
  void batchBoundariesDoNotMatter(long seed) {
    List<Recorded<TradingEvent>> events = new RandomHistory(seed).events();

    InMemoryProjection oneByOne = new InMemoryProjection(ledgers());
    events.forEach(event -> oneByOne.apply(List.of(event)));
    InMemoryProjection atOnce = new InMemoryProjection(ledgers());
    atOnce.apply(events);

    assertThat(oneByOne.stored()).isEqualTo(atOnce.stored());
    assertThat(run(events, new Random(seed)).stored()).isEqualTo(atOnce.stored());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderOfArrivalGivesTheSameDocuments(long seed) {
    RandomHistory history = new RandomHistory(seed);

    InMemoryProjection asItHappened = run(history.events(), new Random(seed));
    InMemoryProjection shortcut = run(history.shortcut(), new Random(seed));

    assertThat(ledgersOnly(asItHappened)).isEqualTo(ledgersOnly(shortcut));
  }

  /** Accounts keep their lots in order of events, which is none of the ledgers' business. */
  private static List<String> ledgersOnly(InMemoryProjection projection) {
    return projection.stored().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("account "))
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOverviewSaysWhatTheHistorySays(long seed) {
    RandomHistory history = new RandomHistory(seed);
    InMemoryProjection projection = run(history.events(), new Random(seed));
    for (Ledger ledger : ledgers(history)) {
      Overview overview =
          Objects.requireNonNull(
              projection.get(Overview.key(ledger.terms().ledgerId()), Overview.TYPE));
      PlainFigures allTime = plain(history, ledger, null, null);
      LedgerBook book =
          Objects.requireNonNull(
              projection.get(LedgerBook.key(ledger.terms().ledgerId()), LedgerBook.TYPE));
      LocalDate today = book.series().getLast().day().plusDays(seed % 3);
      OverviewAnswer answer = overview.on(today);
      assertThat(answer.balance().value()).isEqualByComparingTo(allTime.balanceAtEndOf(LATE));
      assertThat(answer.netPnl().value()).isEqualByComparingTo(net(history, ledger, null, null));
      assertThat(answer.openTrades()).isEqualTo(history.openTrades(ledger.accounts()));
      assertThat(answer.today().value()).isEqualByComparingTo(net(history, ledger, today, today));
      LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
      assertThat(answer.thisWeek().value())
          .isEqualByComparingTo(net(history, ledger, monday, today));
      assertThat(answer.thisMonth().value())
          .isEqualByComparingTo(net(history, ledger, today.withDayOfMonth(1), today));
      assertThat(answer.maxDrawdown().recoveredAt())
          .isEqualTo(allTime.drawdown().get("recoveredAt"));
      assertThat(answer.recentTrades()).isEqualTo(recent(history, ledger));
      assertCurve(answer.balanceCurve(), allTime);
      assertThat(book.series().stream().mapToInt(SeriesDay::rows).sum())
          .isEqualTo(history.trades(ledger.accounts()).size());
      assertThat(book.series().stream().mapToInt(SeriesDay::voidedOpen).sum())
          .isEqualTo(history.voidedOpenTrades(ledger.accounts()));
    }
  }

  private static void assertCurve(List<BalancePoint> curve, PlainFigures plain) {
    assertThat(curve).hasSizeLessThanOrEqualTo(120).isNotEmpty();
    for (BalancePoint point : curve) {
      assertThat(point.balance().value()).isEqualByComparingTo(plain.balanceAtEndOf(point.day()));
    }
  }

  private static BigDecimal net(
      RandomHistory history, Ledger ledger, @Nullable LocalDate from, @Nullable LocalDate to) {
    Object net = plain(history, ledger, from, to).summary().get("netPnl");
    return (BigDecimal) Objects.requireNonNull(net);
  }

  private static PlainFigures plain(
      RandomHistory history, Ledger ledger, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new PlainFigures(
        history.trades(ledger.accounts()),
        history.flows(ledger.accounts()),
        ledger.terms().timeZone().id(),
        ledger.terms().annualisation().days(),
        from,
        to);
  }

  private static List<TradeItem> recent(RandomHistory history, Ledger ledger) {
    return history.trades(ledger.accounts()).stream()
        .filter(trade -> !trade.isVoid())
        .sorted(ClosedTrade.ORDER.reversed())
        .limit(10)
        .map((ClosedTrade trade) -> TradeItem.of(trade))
        .toList();
  }

  private record Ledger(LedgerTerms terms, List<AccountRef> accounts) {}

  private static List<Ledger> ledgers(RandomHistory history) {
    AccountRef main = history.accounts().getFirst();
    return List.of(
        new Ledger(LedgerTerms.ofAccount(main), List.of(main)),
        new Ledger(LedgerTerms.ofBook(main), history.accounts()));
  }

  static Projection ledgers() {
    return new Projection(
        "ledgers",
        1,
        List.of(new PlainAccountFold(), new LedgerDayFold()),
        List.of(new LedgerMonthTotal(), new LedgerBookTotal(), new OverviewTotal()),
        List.of());
  }

  private static InMemoryProjection run(List<Recorded<TradingEvent>> events, Random boundaries) {
    InMemoryProjection projection = new InMemoryProjection(ledgers());
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 1 + boundaries.nextInt(20));
      projection.apply(events.subList(from, to));
      from = to;
    }
    return projection;
  }
}
