package io.tradefold.projection.trading;

import static io.tradefold.projection.trading.Desk.ACCOUNT;
import static io.tradefold.projection.trading.Desk.rematched;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.money.Amount;
import io.tradefold.api.performance.AccountShare;
import io.tradefold.api.performance.DaySummary;
import io.tradefold.api.performance.LedgerDay;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.Fills;
import io.tradefold.api.trading.LedgerId;
import io.tradefold.api.trading.TradeItem;
import io.tradefold.api.trading.TradeStatus;
import io.tradefold.api.trading.TradeView;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.performance.LedgerDayFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trade that was voided closed stays void when a late import makes it open again. */
class VoidedAndReopenedTest {

  private final Desk desk = new Desk();
  private final List<Event> events = new ArrayList<>(List.of(Desk.opened()));

  /** Closed with 100 before fees and voided; then 50 more turn out to have been bought. */
  @BeforeEach
  void aVoidTradeIsOpenAgain() {
    Fill.Opened opened = desk.open("t1", Action.BUY, "100", "10");
    Fill.Closed closed = desk.close("t1", "e2", "11");
    imported(opened, closed);
    ClosedTrade result = closed.result();
    events.add(new TradingEvent.TradeVoided(ACCOUNT, Desk.trade("t1"), "typo", result, null));
    events.add(
        rematched(
            List.of(result.voided("typo")),
            List.of(),
            List.of(),
            List.of(
                desk.open("t1", Action.BUY, "100", "10"),
                desk.increase("t1", "late", "50", "10"),
                desk.reduce("t1", "e2", "100", "11"))));
  }

  @Test
  void itIsShownAsVoidWithItsReason() {
    assertThat(trade().status()).isEqualTo(TradeView.Status.VOID);
    assertThat(account().openTrades())
        .singleElement()
        .satisfies(
            trade -> {
              TradeItem item = TradeItem.of(ACCOUNT.accountId(), trade);
              assertThat(item.status()).isEqualTo(TradeStatus.VOID);
              assertThat(item.voidReason()).isEqualTo("typo");
              assertThat(item.netPnl()).isEqualTo(Amount.of(97));
            });
  }

  @Test
  void itCountsNowhere() {
    AccountShare share = AccountShare.of(account());
    assertThat(share.openTrades()).isZero();
    assertThat(share.realisedOfOpen()).isEqualTo(Amount.ZERO);
    assertThat(day().trades()).isEmpty();
  }

  @Test
  void itIsVoidWhenItClosesAgain() {
    imported(voided(desk.close("t1", "e3", "12")));
    assertThat(trade().status()).isEqualTo(TradeView.Status.VOID);
    assertThat(account().openTrades()).isEmpty();
    assertThat(account().carried()).isNull();
    assertThat(day().trades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.voidReason()).isEqualTo("typo"));
    assertThat(DaySummary.of(day()).summary().netPnl()).isEqualTo(Amount.ZERO);
  }

  @Test
  void itIsVoidWhenItLeavesAndComesBackInALaterEvent() {
    events.add(rematched(List.of(), List.of("t1"), List.of(), List.of()));
    assertThat(trade().hasLeft()).isTrue();
    events.add(
        rematched(
            List.of(), List.of(), List.of(), List.of(desk.open("t1", Action.BUY, "100", "10"))));
    assertThat(trade().status()).isEqualTo(TradeView.Status.VOID);
    assertThat(AccountShare.of(account()).openTrades()).isZero();
  }

  @Test
  void anIdThatWasFreedIsVoidNoLonger() {
    events.add(rematched(List.of(), List.of("t1"), List.of("t1"), List.of()));
    imported(desk.open("t1", Action.BUY, "7", "10"));
    assertThat(trade().status()).isEqualTo(TradeView.Status.OPEN);
    assertThat(AccountShare.of(account()).openTrades()).isOne();
  }

  private void imported(Fill... fills) {
    events.add(new TradingEvent.ExecutionsImported(ACCOUNT, Desk.IMPORT, Fills.of(fills)));
  }

  /** As the decider says it: the reason sticks to the trade's id. */
  private static Fill.Closed voided(Fill.Closed closed) {
    return new Fill.Closed(
        closed.tradeId(),
        closed.execution(),
        closed.quantity(),
        closed.fee(),
        closed.matches(),
        closed.result().voided("typo"));
  }

  private TradeView trade() {
    @Nullable TradeView view =
        Desk.fold(new TradeFold(), TradeView.key(ACCOUNT, Desk.trade("t1")), events);
    return Objects.requireNonNull(view);
  }

  private AccountView account() {
    return Desk.folded(new AccountFold(), AccountView.key(ACCOUNT), events);
  }

  private LedgerDay day() {
    return Desk.folded(
        new LedgerDayFold(),
        LedgerDay.key(LedgerId.of(ACCOUNT), ACCOUNT.dayOf(Desk.START)),
        events);
  }
}
