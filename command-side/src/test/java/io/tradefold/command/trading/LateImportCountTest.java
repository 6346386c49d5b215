package io.tradefold.command.trading;

import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.trading.ImportResult;
import org.junit.jupiter.api.Test;

/** What an import is answered that matches a symbol anew: what was there before does not count. */
class LateImportCountTest {

  private final TestAccount account = TestAccount.opened();

  @Test
  void ofAWholeTradeBeforeAnotherOnlyThatOneCounts() {
    account.imports(
        row(2, "c", day(3), "X", "BUY", "10", "100"),
        row(3, "d", day(4), "X", "SELL", "10", "110"));

    ImportResult late =
        account.imports(
            row(2, "a", day(1), "X", "BUY", "5", "100"),
            row(3, "b", day(2), "X", "SELL", "5", "110"));

    assertThat(late.tradesOpened()).isEqualTo(1);
    assertThat(late.tradesClosed()).isEqualTo(1);
  }

  @Test
  void anOpenTradeThatALateRowClosesWasOpenBefore() {
    account.imports(
        row(2, "a", day(1), "X", "BUY", "10", "100"), row(3, "c", day(3), "X", "BUY", "5", "100"));

    ImportResult late = account.imports(row(2, "b", day(2), "X", "SELL", "10", "110"));

    // The trade of a is closed now, and c begins one of its own.
    assertThat(late.tradesOpened()).isEqualTo(1);
    assertThat(late.tradesClosed()).isEqualTo(1);
    assertThat(account.state.openTrades()).hasSize(1);
  }
}
