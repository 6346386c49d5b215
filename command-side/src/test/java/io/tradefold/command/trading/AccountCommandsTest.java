package io.tradefold.command.trading;

import static io.tradefold.command.trading.HandTradesTest.refused;
import static io.tradefold.command.trading.TestAccount.ANN;
import static io.tradefold.command.trading.TestAccount.MAIN;
import static io.tradefold.command.trading.TestAccount.annotate;
import static io.tradefold.command.trading.TestAccount.close;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.increase;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.openAccount;
import static io.tradefold.command.trading.TestAccount.row;
import static io.tradefold.command.trading.TestAccount.voiding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AdjustmentKind;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountCommandsTest {

  private final TestAccount account = TestAccount.opened();

  @Test
  void anAccountCopiesZoneAndAnnualisationFromItsCommunity() {
    assertThat(account.log)
        .containsExactly(
            new TradingEvent.AccountOpened(
                TestAccount.REF, "Main", Amount.of(10_000), TestAccount.OPENED));
  }

  @Test
  void openingAgainIsAnsweredAsBeforeAndWithOtherContentAConflict() {
    assertThat(account.when(openAccount("10000", TestAccount.OPENED))).isEmpty();
    assertThat(account.when(openAccount("10000", account.now))).isEmpty();
    account.when(new TradingCommand.RenameAccount(ANN, MAIN, "Renamed"));
    assertThat(account.when(openAccount("10000", TestAccount.OPENED))).isEmpty();
    assertThatThrownBy(() -> account.when(openAccount("10001", TestAccount.OPENED)))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> account.when(openAccount("10000", day(3))))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(
            () ->
                account.when(
                    new TradingCommand.OpenAccount(
                        ANN,
                        MAIN,
                        TestAccount.ACME,
                        "Main",
                        CurrencyCode.of("EUR"),
                        Amount.of(10_000),
                        TestAccount.OPENED)))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void anAccountNeedsACommunity() {
    TestAccount none = new TestAccount();
    assertThatThrownBy(
            () ->
                none.when(
                    new TradingCommand.OpenAccount(
                        ANN,
                        MAIN,
                        CommunityId.of("elsewhere"),
                        "Main",
                        CurrencyCode.of("USD"),
                        Amount.ZERO,
                        day(1))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> none.when(new TradingCommand.CloseAccount(ANN, MAIN)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> none.when(openAccount("1", none.now.plusSeconds(301))))
        .isInstanceOf(FieldError.class);
  }

  @Test
  void moneyComesAndGoes() {
    account.when(new TradingCommand.Deposit(ANN, MAIN, Amount.of("0.5"), day(1)));
    account.when(
        new TradingCommand.Adjust(
            ANN, MAIN, AdjustmentKind.DIVIDEND, Amount.of("2"), day(1), "Q1"));
    refused(
        "withdrawal-above-balance",
        () -> account.when(new TradingCommand.Withdraw(ANN, MAIN, Amount.of("10002.51"), day(1))));
    account.when(new TradingCommand.Withdraw(ANN, MAIN, Amount.of("10002.5"), day(1)));
    assertThat(account.state.balance()).isEqualTo(Amount.ZERO);
  }

  @Test
  void moneyMovesAtMostFiveMinutesAhead() {
    account.when(deposit(account.now.plusSeconds(300)));
    account.when(withdraw(account.now.plusSeconds(300)));
    account.when(adjust(account.now.plusSeconds(300)));

    Instant ahead = account.now.plusSeconds(301);
    for (TradingCommand command : List.of(deposit(ahead), withdraw(ahead), adjust(ahead))) {
      assertThatThrownBy(() -> account.when(command)).isInstanceOf(FieldError.class);
    }
  }

  private static TradingCommand deposit(Instant at) {
    return new TradingCommand.Deposit(ANN, MAIN, Amount.of(1), at);
  }

  private static TradingCommand withdraw(Instant at) {
    return new TradingCommand.Withdraw(ANN, MAIN, Amount.of(1), at);
  }

  private static TradingCommand adjust(Instant at) {
    return new TradingCommand.Adjust(ANN, MAIN, AdjustmentKind.FEE, Amount.of(-1), at, null);
  }

  @Test
  void sayingTheSameAgainChangesNothing() {
    RiskSettings settings = new RiskSettings(3, null, null, null);
    assertThat(account.when(new TradingCommand.ChangeRiskSettings(ANN, MAIN, settings))).hasSize(1);
    assertThat(account.when(new TradingCommand.ChangeRiskSettings(ANN, MAIN, settings))).isEmpty();
    assertThat(account.when(new TradingCommand.ConnectBroker(ANN, MAIN, "IB", "U1"))).hasSize(1);
    assertThat(account.when(new TradingCommand.ConnectBroker(ANN, MAIN, "IB", "U1"))).isEmpty();
    assertThat(account.when(new TradingCommand.DisconnectBroker(ANN, MAIN)))
        .containsExactly(new TradingEvent.BrokerDisconnected(TestAccount.REF, "IB"));
    assertThatThrownBy(() -> account.when(new TradingCommand.DisconnectBroker(ANN, MAIN)))
        .isInstanceOf(NotFound.class);
    assertThat(account.when(new TradingCommand.RenameAccount(ANN, MAIN, "Main"))).isEmpty();
  }

  @Test
  void anAccountWithOpenTradesStaysOpenAndAClosedOneTakesNothing() {
    account.when(open("t", "X", Side.LONG, "1", "1", day(1)));
    refused("open-trades", () -> account.when(new TradingCommand.CloseAccount(ANN, MAIN)));
    account.when(close("t", "e", "1", day(2)));
    account.when(new TradingCommand.CloseAccount(ANN, MAIN));
    for (TradingCommand command :
        List.of(
            new TradingCommand.CloseAccount(ANN, MAIN),
            new TradingCommand.RenameAccount(ANN, MAIN, "x"),
            new TradingCommand.Deposit(ANN, MAIN, Amount.of(1), day(1)),
            new TradingCommand.Withdraw(ANN, MAIN, Amount.of(1), day(1)),
            new TradingCommand.DisconnectBroker(ANN, MAIN),
            open("u", "X", Side.LONG, "1", "1", day(3)),
            close("t", "e", "1", day(3)),
            voiding("t"),
            annotate("t"),
            TestAccount.undo("i"),
            TestAccount.importing("i", List.of(), false, false))) {
      refused("account-closed", () -> account.when(command));
    }
  }

  @Test
  void aVoidClosedTradeCountsNowhere() {
    account.when(open("t", "X", Side.LONG, "1", "100", day(1)));
    account.when(close("t", "e2", "150", account.now));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_050));
    var event = account.single(TradingEvent.TradeVoided.class, voiding("t"));
    assertThat(event.open()).isNull();
    assertThat(event.result()).isNotNull();
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    assertThat(account.state.netOf(TestAccount.REF.dayOf(account.now))).isEqualTo(Amount.ZERO);
    refused("already-void", () -> account.when(voiding("t")));
    refused("out-of-order", () -> account.when(open("u", "X", Side.LONG, "1", "1", day(1))));
  }

  @Test
  void voidingAnOpenTradeTakesItsExecutionsOut() {
    Instant before = TestAccount.OPENED.minusSeconds(60);
    account.when(open("t", "X", Side.LONG, "1", "100", before));
    account.when(increase("t", "e2", "1", "100", day(9)));
    List<TradingEvent> events = account.when(voiding("t"));
    assertThat(events)
        .hasSize(2)
        .element(1)
        .isEqualTo(
            new TradingEvent.StartingBalanceMoved(
                TestAccount.REF, Amount.of(10_000), before, TestAccount.OPENED));
    refused("already-void", () -> account.when(voiding("t")));
    account.when(open("u", "X", Side.LONG, "1", "100", day(1)));
    account.when(voiding("u"));
    assertThatThrownBy(() -> account.when(open("u", "X", Side.LONG, "2", "100", day(1))))
        .isInstanceOf(Conflict.class);
    assertThat(account.imports(row(2, "e2", day(9), "X", "BUY", "1", "100")).duplicates())
        .isEqualTo(1);
  }

  @Test
  void voidingTheRestOfACrossingLeavesThePartThatClosed() {
    account.imports(
        row(2, "a", day(1), "X", "BUY", "10", "100"),
        row(3, "b", day(2), "X", "SELL", "15", "110", "2", "1", "1"));
    account.when(voiding("b"));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_098));
    account.imports(row(2, "c", day(1).minusSeconds(1), "X", "BUY", "1", "100"));
    // Eleven were held and ten of the fifteen count: one is left.
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.held().toString()).isEqualTo("1");
              assertThat(trade.fees()).isEqualTo(Amount.of(2));
            });
  }

  @Test
  void notesAndTagsAreReplacedOnTradesInAnyState() {
    account.when(open("t", "X", Side.LONG, "1", "100", day(1)));
    var onOpen = account.single(TradingEvent.TradeAnnotated.class, annotate("t", "breakout"));
    assertThat(onOpen.closedAt()).isNull();
    var closed = account.single(TradingEvent.TradeClosed.class, close("t", "e2", "1", day(2)));
    assertThat(closed.fill().result().tags()).containsExactly("breakout");
    var onClosed = account.single(TradingEvent.TradeAnnotated.class, annotate("t", "late"));
    assertThat(onClosed.closedAt()).isEqualTo(day(2));
    var voided = account.single(TradingEvent.TradeVoided.class, voiding("t"));
    assertThat(voided.result()).satisfies(r -> assertThat(r.tags()).containsExactly("late"));
    account.when(open("u", "X", Side.LONG, "1", "100", day(3)));
    account.when(voiding("u"));
    assertThat(account.single(TradingEvent.TradeAnnotated.class, annotate("u")).closedAt())
        .isEqualTo(day(3));
    assertThatThrownBy(() -> account.when(annotate("nope"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> account.when(annotate("e2"))).isInstanceOf(NotFound.class);
  }
}
