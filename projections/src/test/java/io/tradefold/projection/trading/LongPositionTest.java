package io.tradefold.projection.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountView;
import io.tradefold.api.trading.Lot;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.TradeView;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Folding a trade of very many lots takes time in proportion to them. The time allowed is no
 * measurement: it is a hundred times what is needed, and a tenth of what copying all lots for each
 * fill would take.
 */
@Timeout(60)
class LongPositionTest {

  private static final int EXECUTIONS = 100_000;
  private static final LongPosition POSITION = new LongPosition(EXECUTIONS, 5);

  @Test
  void anAccountHoldsAHundredThousandExecutionsOfOneTrade() {
    AccountView view = POSITION.folded(new AccountFold(), LongPosition.ACCOUNT_KEY);
    assertThat(view.openTrades()).singleElement().satisfies(LongPositionTest::hasItsFigures);
  }

  @Test
  void aTradeKeepsAHundredThousandExecutionsAndWhatIsLeftOfEachLot() {
    TradeView view = POSITION.folded(new TradeFold(), LongPosition.TRADE_KEY);
    hasItsFigures(Objects.requireNonNull(view.open()));
    assertThat(view.executions()).hasSize(EXECUTIONS);
    Amount realised =
        view.executions().stream().map(TradeView.Done::realised).reduce(Amount.ZERO, Amount::plus);
    assertThat(realised).isEqualTo(POSITION.realised());
    assertThat(view.lots()).hasSize(EXECUTIONS / 5 * 4);
    assertThat(view.lots().stream().filter(lot -> !lot.remaining().isZero()).map(Lot::executionId))
        .containsExactlyElementsOf(POSITION.left());
  }

  private static void hasItsFigures(OpenTrade trade) {
    assertThat(trade.lots().stream().map(Lot::executionId))
        .containsExactlyElementsOf(POSITION.left());
    assertThat(trade.held()).isEqualTo(POSITION.held()).isEqualTo(Quantity.of("40000"));
    assertThat(trade.enteredValue()).isEqualTo(POSITION.bought());
    assertThat(trade.grossPnl()).isEqualTo(POSITION.realised());
    assertThat(trade.fees()).isEqualTo(Amount.of(EXECUTIONS));
  }
}
