package io.tradefold.command.trading;

import static io.tradefold.command.trading.TestAccount.close;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.increase;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.reduce;
import static io.tradefold.command.trading.TestAccount.row;
import static io.tradefold.command.trading.TestAccount.voiding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandTradesTest {

  private final TestAccount account = TestAccount.opened();

  @ParameterizedTest(name = "{0} {1} at {2}, closed at {3}: gross {7}, net {8}")
  @CsvSource({
    // side, quantity, entry, exit, multiplier, rate, fees, gross, net
    "LONG, 100, 10, 12.5, 1, 1, 0, 250, 250",
    "LONG, 100, 10, 9, 1, 1, 2, -100, -104",
    "SHORT, 3, 4000, 3990.25, 50, 1, 1.25, 1462.5, 1460",
    "SHORT, 1, 100, 110, 1, 1, 0, -10, -10",
    "LONG, 1000, 150.123, 150.523, 1, 0.0067, 0, 2.68, 2.68",
    "LONG, 0.00000001, 60000, 60001, 1, 1, -0.5, 0.00000001, 1.00000001",
    "LONG, 1, 5, 0, 100, 1, 0, -500, -500"
  })
  void openAndClose(
      Side side,
      String quantity,
      String entry,
      String exit,
      String multiplier,
      String rate,
      String fee,
      String gross,
      String net) {
    account.when(open("t", "X", side, quantity, entry, fee, multiplier, rate, null, day(1)));
    ClosedTrade result =
        account
            .single(TradingEvent.TradeClosed.class, close("t", "e2", exit, fee, rate, day(2)))
            .fill()
            .result();
    assertThat(result.grossPnl()).isEqualTo(Amount.of(gross));
    assertThat(result.netPnl()).isEqualTo(Amount.of(net));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000).plus(Amount.of(net)));
    assertThat(account.state.openTrades()).isEmpty();
    assertThat(account.slowReads).isZero();
  }

  @Test
  void lotsAreConsumedFirstInFirstOut() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    account.when(increase("t", "e2", "10", "110", day(2)));
    var reduced =
        account.single(TradingEvent.TradeReduced.class, reduce("t", "e3", "15", "120", day(3)));
    assertThat(reduced.fill().matches())
        .extracting(match -> match.lot() + " " + match.quantity() + " " + match.realised())
        .containsExactly("t 10 200", "e2 5 50");
    var closed = account.single(TradingEvent.TradeClosed.class, close("t", "e4", "90", day(4)));
    assertThat(closed.fill().result().grossPnl()).isEqualTo(Amount.of(150));
    assertThat(closed.fill().result().quantity()).isEqualTo(Quantity.of("20"));
    assertThat(closed.fill().result().averageEntry()).isEqualTo(Amount.of(105));
    assertThat(closed.fill().result().averageExit()).isEqualTo(Amount.of("112.5"));
  }

  @Test
  void reducingExactlyWhatIsHeldClosesTheTrade() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    var closed =
        account.single(TradingEvent.TradeClosed.class, reduce("t", "e2", "10", "101", day(2)));
    assertThat(closed.fill().result().netPnl()).isEqualTo(Amount.of(10));
  }

  @Test
  void reducingMoreThanIsHeldIsRefused() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    refused("exceeds-position", () -> account.when(reduce("t", "e", "10.1", "1", day(2))));
  }

  @Test
  void theRMultipleIsTheNetOverTheRiskAtOpening() {
    account.when(open("t", "X", Side.LONG, "100", "50", "0", "1", "1", "48", day(1)));
    var closed = account.single(TradingEvent.TradeClosed.class, close("t", "e", "55", day(2)));
    assertThat(closed.fill().result().rMultiple()).isEqualTo(new BigDecimal("2.5"));
  }

  @Test
  void anEarlierInstantThanTheLastOfTheSymbolIsOutOfOrder() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(5)));
    refused("out-of-order", () -> account.when(increase("t", "e2", "1", "1", day(4))));
    refused("out-of-order", () -> account.when(close("t", "e2", "1", day(4))));
    account.when(close("t", "e2", "100", day(5)));
    refused("out-of-order", () -> account.when(open("u", "X", Side.LONG, "1", "1", day(4))));
    account.when(open("v", "Y", Side.LONG, "1", "1", day(4)));
  }

  @Test
  void anOpenSymbolIsRefusedNamingTheTrade() {
    account.when(open("t-1", "X", Side.LONG, "10", "100", day(1)));
    assertThatThrownBy(() -> account.when(open("u", "x", Side.SHORT, "1", "1", day(2))))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.rule()).isEqualTo("already-open");
              assertThat(refusal.detail()).contains("t-1");
            });
  }

  @Test
  void anUnknownTradeIsNotFound() {
    assertThatThrownBy(() -> account.when(close("nope", "e", "1", day(1))))
        .isInstanceOf(NotFound.class);
    account.imports(
        row(2, "e1", day(1), "X", "BUY", "1", "1"), row(3, "e2", day(2), "X", "BUY", "1", "1"));
    assertThatThrownBy(() -> account.when(close("e2", "e", "1", day(3))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aClosedOrVoidTradeCanNotBeTradedFurther() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    account.when(close("t", "e2", "100", day(2)));
    refused("trade-closed", () -> account.when(close("t", "e3", "100", day(3))));
    account.when(open("u", "X", Side.LONG, "10", "100", day(3)));
    account.when(voiding("u"));
    refused("trade-void", () -> account.when(reduce("u", "e4", "1", "100", day(4))));
  }

  @Test
  void aTimeMoreThanFiveMinutesAheadIsInvalid() {
    Instant ahead = account.now.plusSeconds(301);
    account.when(open("t", "X", Side.LONG, "1", "1", account.now.plusSeconds(300)));
    for (TradingCommand command :
        List.of(
            open("u", "Y", Side.LONG, "1", "1", ahead),
            increase("t", "e", "1", "1", ahead),
            reduce("t", "e", "1", "1", ahead),
            close("t", "e", "1", ahead))) {
      assertThatThrownBy(() -> account.when(command))
          .isInstanceOfSatisfying(
              FieldError.class, error -> assertThat(error.field()).isEqualTo("at"));
    }
  }

  @ParameterizedTest
  @CsvSource({"LONG, 100", "LONG, 101", "SHORT, 100", "SHORT, 99"})
  void aStopOnTheWrongSideIsRefused(Side side, String stop) {
    refused(
        "stop-wrong-side",
        () -> account.when(open("t", "X", side, "1", "100", "0", "1", "1", stop, day(1))));
  }

  @Test
  void aStopOnTheRightSideIsTaken() {
    account.when(open("t", "X", Side.LONG, "1", "100", "0", "1", "1", "99", day(1)));
    account.when(open("u", "Y", Side.SHORT, "1", "100", "0", "1", "1", "101", day(1)));
    assertThat(account.state.openTrades()).hasSize(2);
  }

  @Test
  void theSameTradeAgainIsAnsweredAsBefore() {
    TradingCommand.OpenTrade command =
        open("t", "X", Side.LONG, "10", "100", "1", "1", "1", "99", day(1));
    account.when(command);
    assertThat(account.decide(command)).isEqualTo(account.decide(command));
    assertThat(account.decide(command).events()).isEmpty();
    account.when(close("t", "e2", "100", day(2)));
    account.when(new TradingCommand.CloseAccount(TestAccount.ANN, TestAccount.MAIN));
    assertThat(account.decide(command).events()).isEmpty();
  }

  @Test
  void withoutATimeTheSameTradeAgainIsAnsweredAsBeforeToo() {
    account.when(open("t", "X", Side.LONG, "10", "100", account.now));
    account.now = account.now.plusSeconds(60);
    assertThat(account.when(open("t", "X", Side.LONG, "10", "100", account.now))).isEmpty();
    conflict(open("t", "X", Side.LONG, "10", "100", account.now.minusSeconds(1)));
  }

  @Test
  void aTakenIdWithOtherContentIsAConflict() {
    account.when(open("t", "X", Side.LONG, "10", "100", "1", "1", "1", "99", day(1)));
    account.imports(row(2, "e1", day(1), "Z", "BUY", "1", "1"));
    conflict(open("t", "Y", Side.LONG, "10", "100", "1", "1", "1", "99", day(1)));
    conflict(open("t", "X", Side.SHORT, "10", "100", "1", "1", "1", "199", day(1)));
    conflict(open("t", "X", Side.LONG, "11", "100", "1", "1", "1", "99", day(1)));
    conflict(open("t", "X", Side.LONG, "10", "101", "1", "1", "1", "99", day(1)));
    conflict(open("t", "X", Side.LONG, "10", "100", "2", "1", "1", "99", day(1)));
    conflict(open("t", "X", Side.LONG, "10", "100", "1", "2", "1", "99", day(1)));
    conflict(open("t", "X", Side.LONG, "10", "100", "1", "1", "2", "99", day(1)));
    conflict(open("t", "X", Side.LONG, "10", "100", "1", "1", "1", null, day(1)));
    conflict(open("t", "X", Side.LONG, "10", "100", "1", "1", "1", "99", day(2)));
    conflict(open("e1", "Z", Side.LONG, "1", "1", day(1)));
    conflict(increase("t", "e1", "1", "1", day(2)));
    conflict(reduce("t", "e1", "1", "1", day(2)));
    conflict(close("t", "e1", "1", day(2)));
  }

  private void conflict(TradingCommand command) {
    assertThatThrownBy(() -> account.when(command)).isInstanceOf(Conflict.class);
  }

  @Test
  void anEarlierFirstExecutionMovesTheStartingBalance() {
    Instant before = TestAccount.OPENED.minusSeconds(3_600);
    List<TradingEvent> events = account.when(open("t", "X", Side.LONG, "1", "1", before));
    assertThat(events.getFirst())
        .isEqualTo(
            new TradingEvent.StartingBalanceMoved(
                TestAccount.REF, Amount.of(10_000), TestAccount.OPENED, before));
    assertThat(account.when(open("u", "Y", Side.LONG, "1", "1", day(1)))).hasSize(1);
  }

  @Test
  void theRiskSettingsRefuseWithAnEvent() {
    limit(new RiskSettings(null, null, null, new TreeSet<>(List.of(Symbol.of("X")))));
    refusedByRisk("symbol-not-allowed", open("a", "Y", Side.LONG, "1", "1", day(1)));
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));

    limit(new RiskSettings(1, null, null, null));
    refusedByRisk("max-open-trades", open("a", "Y", Side.LONG, "1", "1", day(1)));
    account.when(increase("t", "e2", "1", "100", day(1)));

    limit(new RiskSettings(null, Amount.of("1200"), null, null));
    account.when(increase("t", "e3", "1", "100", day(2)));
    refusedByRisk("max-position-notional", increase("t", "e4", "0.0001", "1", day(2)));
    refusedByRisk("max-position-notional", open("a", "Y", Side.SHORT, "1", "1200.01", day(2)));
    account.when(reduce("t", "e5", "10", "100", day(3)));
    account.when(increase("t", "e6", "10", "100", day(4)));

    limit(new RiskSettings(null, null, null, new TreeSet<>()));
    refusedByRisk("symbol-not-allowed", increase("t", "e7", "1", "100", day(5)));
    assertThat(account.when(close("t", "e8", "100", day(6)))).hasSize(1);
  }

  @Test
  void theDaysLossIsThatOfTheAccountsDay() {
    limit(new RiskSettings(null, null, Amount.of("50"), null));
    account.now = Instant.parse("2026-06-02T03:30:00Z"); // still the 1st in New York
    account.when(open("t", "X", Side.LONG, "1", "100", day(1)));
    account.when(close("t", "e2", "51", Instant.parse("2026-06-01T12:00:00Z")));
    account.when(open("u", "X", Side.LONG, "1", "100", account.now));
    account.when(
        new TradingCommand.Adjust(
            TestAccount.ANN,
            TestAccount.MAIN,
            io.tradefold.api.trading.AdjustmentKind.FEE,
            Amount.of("-1"),
            account.now,
            null));
    refusedByRisk("max-daily-loss", increase("u", "e3", "1", "100", account.now));
    account.now = Instant.parse("2026-06-02T04:30:00Z");
    account.when(increase("u", "e4", "1", "100", account.now));
  }

  private void limit(RiskSettings settings) {
    account.when(
        new TradingCommand.ChangeRiskSettings(TestAccount.ANN, TestAccount.MAIN, settings));
  }

  private void refusedByRisk(String rule, TradingCommand command) {
    Decided decided = account.decide(command);
    assertThat(decided.outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    assertThat(decided.events())
        .singleElement()
        .isInstanceOfSatisfying(
            TradingEvent.TradeRefused.class, event -> assertThat(event.rule()).isEqualTo(rule));
    account.record(decided.events());
  }

  static void refused(String rule, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
  }
}
