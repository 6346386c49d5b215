package io.tradefold.command.trading;

import static io.tradefold.command.trading.TestAccount.close;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BoundedStateTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void fiftyThousandTradesLeaveLittleBehindAndTradingByHandAsksNoHistory() {
    TestAccount account = TestAccount.opened();
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rows.add(
          row(
              i + 2,
              "e" + i,
              day(-20).plusMillis(i),
              "S" + i / 2 % 2_000,
              i % 2 == 0 ? "BUY" : "SELL",
              "1",
              "10"));
    }
    account.imports(rows);
    assertThat(account.slowReads).isEqualTo(1);
    assertThat(JSON.writeValueAsBytes(account.state).length).isLessThan(500_000);
    int slow = 0;
    for (int i = 0; i < 200; i++) {
      account.slowReads = 0;
      account.when(open("t" + i, "S" + i, Side.LONG, "1", "10", day(1)));
      account.when(close("t" + i, "c" + i, "11", day(1)));
      slow += account.slowReads > 0 ? 1 : 0;
    }
    // A filter is wrong now and then.
    assertThat(slow).isLessThan(8);
    AccountState read = JSON.readValue(JSON.writeValueAsBytes(account.state), AccountState.class);
    assertThat(JSON.writeValueAsString(read)).isEqualTo(JSON.writeValueAsString(account.state));
  }

  @Test
  void aSymbolForgottenIsStillInOrder() {
    TestAccount account = TestAccount.opened();
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_300; i++) {
      rows.add(row(2 * i + 2, null, day(1).plusSeconds(2L * i), "S" + i, "BUY", "1", "1"));
      rows.add(row(2 * i + 3, null, day(1).plusSeconds(2L * i + 1), "S" + i, "SELL", "1", "1"));
    }
    account.imports(rows);
    account.slowReads = 0;
    HandTradesTest.refused(
        "out-of-order",
        () -> account.when(open("t", "S1", Side.LONG, "1", "1", day(1).plusSeconds(1))));
    assertThat(account.slowReads).isEqualTo(1);
    account.when(open("t", "S1", Side.LONG, "1", "1", day(1).plusSeconds(5)));
    account.slowReads = 0;
    account.when(open("u", "NEW", Side.LONG, "1", "1", day(2)));
    assertThat(account.slowReads).isZero();
  }
}
