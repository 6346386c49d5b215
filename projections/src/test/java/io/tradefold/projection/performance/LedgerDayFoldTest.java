package io.tradefold.projection.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.performance.LedgerBook;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.performance.LedgerMonth;
import io.tradefold.api.performance.Overview;
import io.tradefold.api.performance.Trades;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerDayFoldTest {

  private static final AccountRef ACCOUNT =
      new AccountRef(
          CommunityId.of("acme"),
          TraderId.of("ann"),
          AccountId.of("main"),
          CurrencyCode.of("USD"),
          Zone.of("America/New_York"),
          Annualisation.WEEKDAYS);
  private static final LedgerId LEDGER = LedgerId.of(ACCOUNT);
  private static final LedgerId BOOK = LedgerId.bookOf(ACCOUNT);

  /** Still 28 February in New York. */
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

  private final LedgerDayFold fold = new LedgerDayFold();
  private final InMemoryProjection projection = new InMemoryProjection(LedgerLawsTest.ledgers());

  @Test
  void anEventIsFiledUnderTheCommunitysDayInTheAccountAndInTheBook() {
    assertThat(fold.keys(new TradingEvent.Deposited(ACCOUNT, Amount.of(5), AT)))
        .containsExactlyInAnyOrder(LedgerDay.key(LEDGER, DAY), LedgerDay.key(BOOK, DAY));
  }

  @Test
  void whatChangesNoLedgerTouchesNone() {
    assertThat(fold.keys(new TradingEvent.AccountRenamed(ACCOUNT, "New"))).isEmpty();
    assertThat(
            fold.keys(
                new TradingEvent.TradeAnnotated(
                    ACCOUNT, TradeId.of("open"), null, List.of(), null)))
        .isEmpty();
    assertThat(
            fold.keys(
                new CommunityEvent.ProfileChanged(
                    CommunityId.of("acme"), "Acme", Annualisation.WEEKDAYS)))
        .isEmpty();
  }

  @Test
  void aMovedStartingBalanceLeavesNothingBehind() {
    Instant earlier = Instant.parse("2026-01-10T12:00:00Z");
    apply(new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.of(1_000), AT));
    apply(new TradingEvent.StartingBalanceMoved(ACCOUNT, Amount.of(1_000), AT, earlier));

    for (LedgerId ledger : List.of(LEDGER, BOOK)) {
      assertThat(projection.get(LedgerDay.key(ledger, DAY), LedgerDay.TYPE)).isNull();
      assertThat(projection.get(month(ledger, "2026-02"), LedgerMonth.TYPE)).isNull();
      assertThat(Objects.requireNonNull(book(ledger)).months())
          .extracting(LedgerBook.Month::month)
          .containsExactly(YearMonth.of(2026, 1));
    }
  }

  @Test
  void anEmptyAccountHasAnOverviewButNoLedger() {
    apply(new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.ZERO, AT));

    assertThat(book(LEDGER)).isNull();
    Overview overview = Objects.requireNonNull(projection.get(Overview.key(LEDGER), Overview.TYPE));
    assertThat(overview.on(DAY).balance()).isEqualTo(Amount.ZERO);
    assertThat(overview.on(DAY).undefined())
        .containsEntry("winRate", "no-trades")
        .containsEntry("bestTrade", "no-trades");
  }

  @Test
  void aLedgerWhoseLastTradeIsUndoneDisappearsAndItsOverviewStays() {
    ClosedTrade trade = Trades.of("main", "t1", AT, "12.5");
    apply(new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.ZERO, AT));
    apply(closed(trade));
    assertThat(Objects.requireNonNull(book(BOOK)).joined().trades()).isEqualTo(1);

    apply(
        new TradingEvent.SymbolRematched(
            ACCOUNT,
            ImportId.of("i"),
            trade.symbol(),
            List.of(trade),
            List.of(),
            List.of(),
            Fills.of()));

    assertThat(book(LEDGER)).isNull();
    assertThat(book(BOOK)).isNull();
    assertThat(Objects.requireNonNull(projection.get(Overview.key(BOOK), Overview.TYPE)).trades())
        .isZero();
  }

  @Test
  void aVoidTradeStaysInTheDayAndCountsNowhere() {
    ClosedTrade trade = Trades.of("main", "t1", AT, "12.5");
    apply(closed(trade));
    apply(new TradingEvent.TradeVoided(ACCOUNT, trade.tradeId(), "typo", trade, null));

    LedgerDay day =
        Objects.requireNonNull(projection.get(LedgerDay.key(LEDGER, DAY), LedgerDay.TYPE));
    assertThat(day.trades()).containsExactly(trade.voided("typo"));
    assertThat(Objects.requireNonNull(book(LEDGER)).series().getFirst().rows()).isEqualTo(1);
    assertThat(Objects.requireNonNull(book(LEDGER)).joined().trades()).isZero();
  }

  @Test
  void takingAwayWhatWasNeverThereBlocksTheDay() {
    ClosedTrade trade = Trades.of("main", "t1", AT, "12.5");
    Event event = new TradingEvent.TradeVoided(ACCOUNT, trade.tradeId(), "typo", trade, null);

    assertThatThrownBy(
            () -> fold.apply(LedgerDay.key(LEDGER, DAY), null, new Recorded<>(1, AT, event, "ann")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static TradingEvent closed(ClosedTrade trade) {
    return new TradingEvent.SymbolRematched(
        ACCOUNT,
        ImportId.of("i"),
        trade.symbol(),
        List.of(),
        List.of(),
        List.of(),
        Fills.of(RandomHistory.closing(trade)));
  }

  private void apply(TradingEvent event) {
    projection.apply(List.of(new Recorded<>(1, AT, event, "ann")));
  }

  private @Nullable LedgerBook book(LedgerId ledger) {
    return projection.get(LedgerBook.key(ledger), LedgerBook.TYPE);
  }

  private static ViewKey month(LedgerId ledger, String month) {
    return LedgerMonth.key(ledger, YearMonth.parse(month));
  }
}
