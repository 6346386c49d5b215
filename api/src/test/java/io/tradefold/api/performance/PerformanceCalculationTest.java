package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tradefold.api.FieldError;
import io.tradefold.api.InvalidValue;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PerformanceCalculationTest {

  private static final LedgerTerms WEEKDAYS = terms("Europe/Berlin", Annualisation.WEEKDAYS);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  @Test
  void anEmptyLedgerHasNoFiguresButReasons() {
    PerformanceAnswer answer = new Ledgers(WEEKDAYS).answer(calculation(null, null));

    assertThat(answer.from()).isNull();
    assertThat(answer.undefined()).containsEntry("from", "no-trades");
    assertThat(answer.buckets()).isEmpty();
    assertThat(answer.summary().trades()).isZero();
    assertThat(answer.summary().netPnl()).isEqualTo(Amount.ZERO);
    assertThat(answer.summary().undefined())
        .containsEntry("winRate", "no-trades")
        .containsEntry("sqn", "no-trades")
        .containsEntry("totalReturn", "no-days")
        .containsEntry("bestDay", "no-days");
    assertThat(answer.summary().maxDrawdown().undefined())
        .containsEntry("percent", "no-days")
        .containsEntry("from", "no-drawdown");
  }

  @Test
  void aSingleWinLeavesMuchUndefined() {
    Figures figures =
        funded("1000").trades(trades("100")).answer(calculation(null, null)).summary();

    assertThat(figures.winRate()).isEqualTo(1.0);
    assertThat(figures.undefined())
        .containsEntry("profitFactor", "no-losses")
        .containsEntry("kelly", "no-losses")
        .containsEntry("sqn", "fewer-than-two")
        .containsEntry("averageR", "no-stops")
        .containsEntry("volatility", "fewer-than-two")
        .containsEntry("sortino", "no-losing-days")
        .containsEntry("calmar", "no-drawdown")
        .containsEntry("recoveryFactor", "no-drawdown")
        .doesNotContainKey("totalReturn");
  }

  @Test
  void aGainThatCannotBeAnnualisedIsNullAndNotInfinite() {
    Figures figures = funded("1").trades(trades("99999")).answer(calculation(null, null)).summary();

    assertThat(figures.totalReturn()).isEqualTo(99_999.0);
    assertThat(figures.cagr()).isNull();
    assertThat(figures.undefined()).containsEntry("cagr", "too-large");
  }

  @Test
  void equalReturnsHaveNoVariation() {
    // 10 % of 1,000, 1,100 and 1,210.
    Figures figures =
        funded("1000")
            .trades(trades("100", "110", "121"))
            .answer(calculation(null, null))
            .summary();

    assertThat(figures.volatility()).isZero();
    assertThat(figures.undefined()).containsEntry("sharpe", "no-variation");
  }

  @Test
  void aBlownAccountHasNoReturns() {
    PerformanceAnswer answer =
        funded("100").trades(trades("-40", "-60", "5")).answer(calculation(null, null));

    assertThat(answer.summary().totalReturn()).isNull();
    assertThat(answer.summary().undefined())
        .containsEntry("totalReturn", "balance-not-positive")
        .containsEntry("sharpe", "balance-not-positive");
    assertThat(answer.summary().maxDrawdown().amount()).isEqualTo(Amount.of(100));
    assertThat(answer.summary().maxDrawdown().undefined())
        .containsEntry("percent", "balance-not-positive")
        .containsEntry("recoveredAt", "not-recovered");
    // The first day ended above zero; its own fall stands.
    assertThat(answer.buckets().getFirst().drawdown()).isEqualTo(0.4);
    assertThat(answer.buckets().getLast().undefined())
        .containsEntry("drawdown", "balance-not-positive");
  }

  @Test
  void aRangeFromBeforeTheFirstDepositContainsDaysWithoutBalance() {
    Figures figures =
        funded("1000")
            .trades(trades("100"))
            .answer(calculation(FRIDAY.minusDays(1), null))
            .summary();

    assertThat(figures.undefined()).containsEntry("totalReturn", "balance-not-positive");
  }

  @Test
  void aWeekendDayCountsOnlyWithNetPnl() {
    Ledgers ledgers =
        funded("1000")
            .trades(
                List.of(
                    Trades.of("main", "a", at(FRIDAY), "10"),
                    Trades.of("main", "b", at(FRIDAY.plusDays(1)), "10"),
                    Trades.of("main", "c", at(FRIDAY.plusDays(3)), "10")));

    assertThat(ledgers.answer(calculation(null, null)).summary().days()).isEqualTo(3);
    assertThat(
            ledgers
                .answer(
                    new PerformanceCalculation(
                        terms("Europe/Berlin", Annualisation.EVERY_DAY),
                        null,
                        null,
                        Bucket.DAY,
                        TODAY))
                .summary()
                .days())
        .isEqualTo(4);
  }

  @Test
  void bucketsStartByTheCalendarAndEmptyOnesAreListed() {
    PerformanceAnswer answer =
        funded("1000")
            .trades(
                List.of(
                    Trades.of("main", "a", at(FRIDAY), "10"),
                    Trades.of("main", "b", at(FRIDAY.plusDays(14)), "-5")))
            .answer(new PerformanceCalculation(WEEKDAYS, null, null, Bucket.WEEK, TODAY));

    assertThat(answer.from()).isEqualTo(FRIDAY);
    assertThat(answer.buckets())
        .extracting(
            bucket -> bucket.start().toString(), BucketFigures::netPnl, BucketFigures::balance)
        .containsExactly(
            tuple("2026-03-02", Amount.of(10), Amount.of(1010)),
            tuple("2026-03-09", Amount.ZERO, Amount.of(1010)),
            tuple("2026-03-16", Amount.of(-5), Amount.of(1005)));
  }

  @Test
  void aSideLeftOutTakesInAdjustmentsBeyondTheTrades() {
    Ledgers ledgers = funded("1000").trades(trades("100")).adjustment(FRIDAY.plusDays(20), "-7.5");

    PerformanceAnswer open = ledgers.answer(calculation(null, null));
    PerformanceAnswer bounded = ledgers.answer(calculation(FRIDAY, FRIDAY));

    assertThat(open.summary().netPnl()).isEqualTo(Amount.of("92.5"));
    assertThat(open.to()).isEqualTo(FRIDAY);
    assertThat(open.summary().days()).isEqualTo(1);
    assertThat(open.buckets().stream().map(BucketFigures::netPnl).reduce(Amount.ZERO, Amount::plus))
        .isEqualTo(Amount.of("92.5"));
    assertThat(bounded.summary().netPnl()).isEqualTo(Amount.of(100));
  }

  @Test
  void theEndOfARangeIsAtMostToday() {
    PerformanceAnswer answer =
        funded("1000").trades(trades("100")).answer(calculation(FRIDAY, TODAY.plusYears(3)));

    assertThat(answer.to()).isEqualTo(TODAY);
  }

  @Test
  void rangesThatEndBeforeTheyBeginOrHaveTooManyBucketsAreRefused() {
    assertThatThrownBy(() -> calculation(FRIDAY, FRIDAY.minusDays(1)))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> calculation(LocalDate.MIN, null)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(
            () -> funded("1").trades(trades("1")).answer(calculation(LocalDate.of(1, 1, 1), TODAY)))
        .isInstanceOf(FieldError.class);
  }

  @Test
  void documentsThatChangeWhileTheyAreReadDoNotBelongTogether() {
    PerformanceCalculation cut = calculation(FRIDAY.plusDays(1), null);
    Map<ViewKey, Object> before = funded("10").trades(trades("1", "2", "3")).documents();
    Map<ViewKey, Object> after = funded("10").trades(trades("1", "2", "4")).documents();
    ViewKey book = LedgerBook.key(WEEKDAYS.ledgerId());
    assertThatThrownBy(
            () ->
                Documents.gather(
                    cut::needs, keys -> Ledgers.pick(keys.contains(book) ? before : after, keys)))
        .isInstanceOf(TornRead.class);
  }

  @Test
  void theAnswerIsJsonWithNullsAndReasonsBesideThem() {
    PerformanceAnswer answer = funded("1000").trades(trades("100")).answer(calculation(null, null));

    String json = JsonMapper.shared().writeValueAsString(answer);

    assertThat(json)
        .contains("\"netPnl\":\"100\"", "\"profitFactor\":null", "\"winRate\":1.0")
        .contains("\"profitFactor\":\"no-losses\"")
        .contains("\"annualisation\":252", "\"ddof\":1", "\"riskFree\":0")
        .contains("\"bestDay\":{\"day\":\"2026-03-06\",\"netPnl\":\"100\"}");
  }

  private static PerformanceCalculation calculation(
      @Nullable LocalDate from, @Nullable LocalDate to) {
    return new PerformanceCalculation(WEEKDAYS, from, to, Bucket.DAY, TODAY);
  }

  private static Ledgers funded(String balance) {
    return new Ledgers(WEEKDAYS).deposit(FRIDAY, balance);
  }

  /** One on each weekday from Friday on. */
  private static List<ClosedTrade> trades(String... results) {
    List<ClosedTrade> trades = new ArrayList<>();
    for (String result : results) {
      int number = trades.size();
      LocalDate day = FRIDAY.plusDays(number == 0 ? 0 : number + 2L);
      trades.add(Trades.of("main", "t" + number, at(day), result));
    }
    return trades;
  }

  private static Instant at(LocalDate day) {
    return day.atTime(15, 0).toInstant(ZoneOffset.UTC);
  }

  private static LedgerTerms terms(String zone, Annualisation annualisation) {
    return new LedgerTerms(
        LedgerId.parse("acme:account:ann:main"),
        CurrencyCode.of("USD"),
        Zone.of(zone),
        annualisation);
  }
}
