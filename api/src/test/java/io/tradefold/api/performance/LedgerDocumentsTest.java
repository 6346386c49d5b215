package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The documents as they are stored, and their transitions. */
class LedgerDocumentsTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final LedgerTerms TERMS =
      new LedgerTerms(
          LedgerId.parse("acme:account:ann:main"),
          CurrencyCode.of("USD"),
          Zone.of("America/New_York"),
          Annualisation.WEEKDAYS);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final Instant NOON = Instant.parse("2026-03-05T17:00:00Z");

  @Test
  void everyDocumentReadsBackAsItWasWritten() {
    Random random = new Random(7);
    List<ClosedTrade> trades = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Instant at = NOON.plusSeconds(random.nextInt(5_000_000)).plusNanos(random.nextInt(2) * 500L);
      trades.add(Trades.random(random, "main", "t" + i, at));
    }
    Map<ViewKey, Object> documents =
        new Ledgers(TERMS).deposit(DAY, "1000.5").withdrawal(DAY, "3").trades(trades).documents();

    documents.forEach(
        (key, document) ->
            assertThat(
                    (Object) JSON.readValue(JSON.writeValueAsString(document), key.type().shape()))
                .isEqualTo(document));
  }

  @Test
  void aDayOfFiftyThousandTradesFitsIntoADocument() {
    Random random = new Random(7);
    int bytes = 0;
    for (int i = 0; i < 1_000; i++) {
      ClosedTrade trade = Trades.random(random, "main", "some-trade-" + i, NOON);
      bytes += TradeLine.write(trade).getBytes(StandardCharsets.UTF_8).length + 12;
    }

    assertThat(bytes * 50L).isLessThan(13_000_000L);
  }

  @Test
  void keysNameLedgerAndPart() {
    ViewKey day = LedgerDay.key(TERMS.ledgerId(), DAY);

    assertThat(day.id()).isEqualTo("acme:account:ann:main|2026-03-05");
    assertThat(LedgerDay.dayOf(day)).isEqualTo(DAY);
    assertThat(LedgerDay.ledgerOf(day)).isEqualTo(TERMS.ledgerId());
    assertThat(LedgerMonth.keyOfDay(day).id()).isEqualTo("acme:account:ann:main|2026-03");
    assertThat(LedgerMonth.monthOf(LedgerMonth.keyOfDay(day))).isEqualTo(YearMonth.of(2026, 3));
    assertThat(Overview.slot(Overview.key(TERMS.ledgerId())).key())
        .isEqualTo("tradefold:{acme}:overview");
  }

  @Test
  void theSeriesOfAMonthIsOneShortText() {
    Ledgers ledgers =
        new Ledgers(TERMS)
            .trades(
                List.of(
                    Trades.of("main", "a", Instant.parse("2026-03-03T12:00:00Z"), "-50"),
                    Trades.of("main", "b", Instant.parse("2026-03-03T13:00:00Z"), "-0.5"),
                    Trades.of("main", "c", Instant.parse("2026-03-04T12:00:00Z"), "100")))
            .deposit(LocalDate.of(2026, 3, 4), "1000");
    LedgerBook book =
        (LedgerBook)
            Objects.requireNonNull(ledgers.documents().get(LedgerBook.key(TERMS.ledgerId())));

    assertThat(book.months().getFirst().days()).isEqualTo("3 -50.5 2 0 2 2;4 100 1 1 0 1 0 1000");
    assertThat(book.series().getLast().change()).isEqualTo(Amount.of(1_100));
  }

  @Test
  void contradictingEventsAreNoticed() {
    ClosedTrade trade = Trades.of("main", "a", NOON, "1");
    LedgerDay empty = LedgerDay.empty(TERMS.ledgerId(), DAY, TERMS.timeZone());
    LedgerDay day = empty.replaced(List.of(), List.of(trade));
    AccountId account = AccountId.of("main");

    assertThatThrownBy(() -> day.replaced(List.of(), List.of(trade)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> empty.replaced(List.of(trade), List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> empty.voided(account, TradeId.of("a"), "why"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> empty.tagged(account, TradeId.of("a"), List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(day.replaced(List.of(trade), List.of()).isEmpty()).isTrue();
  }

  @Test
  void holdingTimesEndJustBelowTheirBound() {
    assertThat(HoldingTime.of(new BigDecimal("299.999999999"))).hasToString("BELOW_FIVE_MINUTES");
    assertThat(HoldingTime.of(new BigDecimal("300")).label()).isEqualTo("<15m");
    assertThat(HoldingTime.of(new BigDecimal("2592000")).label()).isEqualTo("longer");
  }

  @Test
  void breakdownsAreInTheOrderOfTheirKind() {
    List<ClosedTrade> trades = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      trades.add(Trades.random(new Random(i), "main", "t" + i, NOON.plusSeconds(i * 40_000L)));
    }
    Map<ViewKey, Object> documents = new Ledgers(TERMS).trades(trades).documents();

    assertThat(keys(documents, BreakdownBy.WEEKDAY)).startsWith("MONDAY", "TUESDAY");
    assertThat(keys(documents, BreakdownBy.HOUR).stream().map(Integer::valueOf)).isSorted();
    assertThat(keys(documents, BreakdownBy.SYMBOL)).isSorted();
    assertThat(keys(documents, BreakdownBy.HOLDING_TIME)).startsWith("<1m").endsWith("longer");
  }

  private static List<String> keys(Map<ViewKey, Object> documents, BreakdownBy by) {
    BreakdownCalculation calculation =
        new BreakdownCalculation(TERMS.ledgerId(), by, null, null, LocalDate.of(2027, 1, 1));
    return calculation
        .answer(Documents.gather(calculation::needs, keys -> Ledgers.pick(documents, keys)))
        .items()
        .stream()
        .map(BreakdownItem::key)
        .toList();
  }

  @Test
  void aLongCurveKeepsItsEndsAndExtremes() {
    List<SeriesDay> series = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      Amount change = Amount.of(i == 333 ? 100_000 : i == 334 ? -200_000 : random.nextInt(-5, 6));
      series.add(
          new SeriesDay(
              DAY.plusDays(i), change, 1, 1, 0, 1, 0, Amount.ZERO, Amount.ZERO, Amount.ZERO));
    }

    List<BalancePoint> curve = BalancePoint.curve(series);

    assertThat(curve).hasSizeLessThanOrEqualTo(120);
    assertThat(curve.getFirst().day()).isEqualTo(DAY);
    assertThat(curve.getLast().day()).isEqualTo(DAY.plusDays(999));
    List<BalancePoint> all = new ArrayList<>();
    Amount balance = Amount.ZERO;
    for (SeriesDay day : series) {
      balance = balance.plus(day.change());
      all.add(new BalancePoint(day.day(), balance));
    }
    assertThat(curve)
        .contains(
            Collections.max(all, (a, b) -> a.balance().compareTo(b.balance())),
            Collections.min(all, (a, b) -> a.balance().compareTo(b.balance())));
  }
}
