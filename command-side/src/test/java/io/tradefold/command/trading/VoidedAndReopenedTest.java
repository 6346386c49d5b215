package io.tradefold.command.trading;

import static io.tradefold.command.trading.HandTradesTest.refused;
import static io.tradefold.command.trading.TestAccount.ANN;
import static io.tradefold.command.trading.TestAccount.MAIN;
import static io.tradefold.command.trading.TestAccount.close;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.increase;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.reduce;
import static io.tradefold.command.trading.TestAccount.row;
import static io.tradefold.command.trading.TestAccount.undo;
import static io.tradefold.command.trading.TestAccount.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.RiskSettings;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.api.trading.TradingEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trade that was voided closed stays void when a late import makes it open again. */
class VoidedAndReopenedTest {

  private static final ExecutionRow LATE = row(2, "late", day(2), "X", "BUY", "5", "100");

  private final TestAccount account = TestAccount.opened();

  @BeforeEach
  void aVoidTradeIsOpenAgain() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    account.when(close("t", "e", "110", day(3)));
    account.when(voiding("t"));
    account.imports("late", List.of(LATE));
    assertThat(account.state.openTrades()).hasSize(1);
  }

  @Test
  void itHoldsWhatIsLeftAndIsVoid() {
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.held().toString()).isEqualTo("5");
              assertThat(trade.voidReason()).isEqualTo("entered twice");
            });
    refused("already-void", () -> account.when(voiding("t")));
  }

  @Test
  void itIsVoidWhenItClosesAgainHoweverItCloses() {
    account.when(increase("t", "more", "5", "100", day(4)));
    account.when(reduce("t", "less", "5", "120", day(5)));
    var closed = account.single(TradingEvent.TradeClosed.class, close("t", "f", "130", day(6)));
    assertThat(closed.fill().result().voidReason()).isEqualTo("entered twice");
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    refused("already-void", () -> account.when(voiding("t")));
  }

  @Test
  void itIsVoidWhenAnImportClosesItAndTheNextTradeIsNot() {
    account.imports(row(2, "f", day(4), "X", "SELL", "8", "130"));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.tradeId().value()).isEqualTo("f");
              assertThat(trade.voidReason()).isNull();
            });
  }

  @Test
  void itIsVoidWhenTheImportIsUndone() {
    account.when(undo("late"));
    assertThat(account.state.openTrades()).isEmpty();
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    refused("already-void", () -> account.when(voiding("t")));
  }

  @Test
  void itHoldsItsSymbolButTakesNoPlaceAmongTheOpenTrades() {
    refused("already-open", () -> account.when(open("u", "X", Side.LONG, "1", "100", day(4))));
    account.when(
        new TradingCommand.ChangeRiskSettings(ANN, MAIN, new RiskSettings(1, null, null, null)));
    assertThat(account.when(open("u", "Y", Side.LONG, "1", "100", day(4))))
        .singleElement()
        .isInstanceOf(TradingEvent.TradeOpened.class);
    assertThat(account.when(open("v", "Z", Side.LONG, "1", "100", day(4))))
        .singleElement()
        .isInstanceOf(TradingEvent.TradeRefused.class);
  }

  @Test
  void itDoesNotKeepTheAccountFromBeingClosed() {
    assertThat(account.when(new TradingCommand.CloseAccount(ANN, MAIN))).hasSize(1);
  }

  @Test
  void aTradeOfAFreedIdIsNotVoid() {
    TestAccount other = TestAccount.opened();
    other.imports(
        "first",
        List.of(
            row(2, "t", day(1), "X", "BUY", "10", "100"),
            row(3, "e", day(3), "X", "SELL", "10", "110")));
    other.when(voiding("t"));
    other.imports("late", List.of(LATE));
    other.when(undo("first"));
    other.imports("again", List.of(row(2, "t", day(1), "X", "BUY", "1", "100")));
    assertThat(Objects.requireNonNull(other.state.openTrades().iterator().next()).voidReason())
        .isNull();
  }
}
