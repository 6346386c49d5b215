package io.tradefold.command.trading;

import static io.tradefold.command.trading.HandTradesTest.refused;
import static io.tradefold.command.trading.TestAccount.annotate;
import static io.tradefold.command.trading.TestAccount.close;
import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.importing;
import static io.tradefold.command.trading.TestAccount.increase;
import static io.tradefold.command.trading.TestAccount.open;
import static io.tradefold.command.trading.TestAccount.row;
import static io.tradefold.command.trading.TestAccount.undo;
import static io.tradefold.command.trading.TestAccount.voiding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tradefold.api.NotFound;
import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.ImportRefused;
import io.tradefold.api.trading.ImportResult;
import io.tradefold.api.trading.RowRejection;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportingTest {

  private final TestAccount account = TestAccount.opened();

  @ParameterizedTest(name = "{0}: {2} closed, {3} open, realised {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        // signed quantity @ price, in order | multiplier | closed | open | balance − 10,000
        "+10@100 -10@101                      | 1  | 1 | 0 | 10",
        "-10@100 +10@101                      | 1  | 1 | 0 | -10",
        "+10@100 +10@110 -15@120 -5@100       | 1  | 1 | 0 | 200",
        "+10@100 -15@110                      | 1  | 1 | 1 | 100",
        "+10@100 -15@110 +5@100               | 1  | 2 | 0 | 150",
        "-3@10 +8@9 -5@8                      | 10 | 2 | 0 | -20",
        "+1@100 -2@101 +2@100 -2@102 +1@101   | 1  | 4 | 0 | 5",
        "+0.1@10 +0.2@10 -0.3@11              | 1  | 1 | 0 | 0.3",
        "+5@10                                | 1  | 0 | 1 | 0"
      })
  void executionsAreMatchedFirstInFirstOut(
      String executions, String multiplier, int closed, int open, String gain) {
    List<ExecutionRow> rows = new ArrayList<>();
    for (String execution : executions.split(" ")) {
      String[] parts = execution.substring(1).split("@");
      int n = rows.size();
      rows.add(
          row(
              n + 2,
              null,
              day(n),
              "X",
              execution.charAt(0) == '+' ? "BUY" : "SELL",
              parts[0],
              parts[1],
              "0",
              multiplier,
              "1"));
    }
    ImportResult result = account.imports(rows);
    assertThat(result.accepted()).isEqualTo(rows.size());
    assertThat(result.tradesClosed()).isEqualTo(closed);
    assertThat(result.tradesOpened()).isEqualTo(closed + open);
    assertThat(account.state.openTrades()).hasSize(open);
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000).plus(Amount.of(gain)));
  }

  @Test
  void theWholeFeeOfACrossingExecutionCountsWithTheTradeItCloses() {
    account.imports(
        row(2, "a", day(1), "X", "BUY", "10", "100", "1", "1", "1"),
        row(3, "b", day(2), "X", "SELL", "15", "110", "3", "1", "1"),
        row(4, "c", day(3), "X", "BUY", "5", "100", "-0.5", "1", "1"));
    AccountHistory history = account.context().history();
    assertThat(closed(history, "a").fees()).isEqualTo(Amount.of(4));
    assertThat(closed(history, "a").netPnl()).isEqualTo(Amount.of(96));
    assertThat(closed(history, "b").fees()).isEqualTo(Amount.of("-0.5"));
    assertThat(closed(history, "b").netPnl()).isEqualTo(Amount.of("50.5"));
  }

  @Test
  void theRateIsThatOfTheClosingExecution() {
    account.imports(
        row(2, "a", day(1), "EUR/USD", "BUY", "100", "1.1", "0", "1", "0.9"),
        row(3, "b", day(2), "EUR/USD", "SELL", "40", "1.2", "0", "1", "0.8"),
        row(4, "c", day(3), "EUR/USD", "SELL", "60", "1.0", "0", "1", "0.5"));
    assertThat(closed(account.context().history(), "a").grossPnl()).isEqualTo(Amount.of("0.2"));
  }

  @Test
  void rowsMayStandInAnyOrderAndEqualTimesKeepTheirs() {
    account.imports(
        row(2, "s", day(2), "X", "SELL", "10", "110"),
        row(3, "b", day(1), "X", "BUY", "10", "100"),
        row(4, "c", day(2), "X", "SELL", "1", "110"),
        row(5, "d", day(2), "X", "BUY", "1", "100"));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_110));
    assertThat(closed(account.context().history(), "c").side()).isEqualTo(Side.SHORT);
  }

  @Test
  void importedAndHandEnteredExecutionsShareATrade() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    account.imports(row(2, "a", day(2), "X", "BUY", "5", "103"));
    var closed = account.single(TradingEvent.TradeClosed.class, close("t", "e", "110", day(3)));
    assertThat(closed.fill().result().grossPnl()).isEqualTo(Amount.of(135));
  }

  @Test
  void anIdThatIsThereIsADuplicateOrWithOtherContentRejected() {
    account.when(open("t", "X", Side.LONG, "10", "100", day(1)));
    account.imports(row(2, "a", day(2), "X", "BUY", "5", "100"));
    ImportResult result =
        partial(
            row(2, "a", day(2), "X", "BUY", "5.0", "100"),
            row(3, "t", day(1), "x", "BUY", "10", "100"),
            row(4, "a", day(2), "X", "BUY", "6", "100"),
            row(5, "t", day(1), "X", "SELL", "10", "100"),
            row(6, "n", day(3), "X", "BUY", "1", "100"),
            row(7, "n", day(3), "X", "BUY", "1", "100"),
            row(8, "n", day(3), "X", "BUY", "2", "100"));
    assertThat(result.duplicates()).isEqualTo(3);
    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.rejected())
        .extracting(RowRejection::line, RowRejection::column)
        .containsExactly(tuple(4, "executionId"), tuple(5, "executionId"), tuple(8, "executionId"));
  }

  @Test
  void rowsWithoutIdAreCounted() {
    ExecutionRow[] two = {
      row(2, null, day(1), "X", "BUY", "1", "100"), row(3, null, day(1), "X", "BUY", "1", "100")
    };
    assertThat(account.imports(two).accepted()).isEqualTo(2);
    ImportResult again = account.imports(two);
    assertThat(again.accepted()).isZero();
    assertThat(again.duplicates()).isEqualTo(2);
    ImportResult three =
        account.imports(
            two[0],
            two[1],
            row(4, null, day(1), "X", "BUY", "1", "100"),
            row(5, null, day(1), "X", "BUY", "1", "100.5"));
    assertThat(three.accepted()).isEqualTo(2);
    assertThat(three.duplicates()).isEqualTo(2);
  }

  @Test
  void anExecutionThatARowNamesIsNotCountedAgain() {
    account.imports(row(2, "a", day(1), "X", "BUY", "1", "100"));
    ImportResult result =
        account.imports(
            row(2, null, day(1), "X", "BUY", "1", "100"),
            row(3, "a", day(1), "X", "BUY", "1", "100"));
    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.duplicates()).isEqualTo(1);
  }

  @Test
  void aHandEnteredExecutionIsKnownToRowsWithoutId() {
    account.when(open("t", "X", Side.SHORT, "10", "100", day(1)));
    assertThat(account.imports(row(2, null, day(1), "X", "SELL", "10", "100")).duplicates())
        .isEqualTo(1);
  }

  @Test
  void withABadRowNothingIsTakenUnlessPartial() {
    List<ExecutionRow> rows =
        List.of(
            row(2, "a", day(1), "X", "BUY", "1", "100"),
            row(3, "b", account.now.plusSeconds(301), "X", "BUY", "1", "100"));
    assertThatThrownBy(() -> account.when(importing("i", rows, false, false)))
        .isInstanceOfSatisfying(
            ImportRefused.class,
            refusal -> {
              assertThat(refusal.result().rejected())
                  .containsExactly(
                      new RowRejection(
                          3,
                          "at",
                          rows.get(1).at().toString(),
                          "lies more than five minutes ahead"));
              assertThat(refusal.result().accepted()).isZero();
              assertThat(refusal.result().importId()).isNull();
            });
    ImportResult taken = partial(rows.toArray(ExecutionRow[]::new));
    assertThat(taken.accepted()).isEqualTo(1);
    assertThat(taken.rejectedRows()).isEqualTo(1);
  }

  @Test
  void aPreviewSaysWhatWouldHappenAndChangesNothing() {
    account.imports(row(2, "z", day(1), "X", "BUY", "1", "100"));
    Decided preview =
        account.decide(
            importing(
                "i",
                List.of(
                    row(2, "a", day(2), "X", "SELL", "1", "100"),
                    row(3, "z", day(1), "X", "BUY", "2", "100")),
                false,
                true));
    assertThat(preview.events()).isEmpty();
    ImportResult result = ((Outcome.Imported) preview.outcome()).result();
    assertThat(result.importId()).isNull();
    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.rejectedRows()).isEqualTo(1);
    assertThat(result.tradesClosed()).isEqualTo(1);
    assertThat(result.tradesOpened()).isZero();
  }

  @Test
  void theMultiplierCanNotChangeWithinATrade() {
    ImportResult result =
        partial(
            row(2, "a", day(1), "X", "BUY", "1", "100", "0", "50", "1"),
            row(3, "b", day(2), "X", "BUY", "1", "100", "0", "5", "1"),
            row(4, "c", day(3), "X", "SELL", "1", "101", "0", "50", "1"),
            row(5, "d", day(4), "X", "BUY", "1", "100", "0", "5", "1"));
    assertThat(result.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.line()).isEqualTo(3);
              assertThat(rejection.column()).isEqualTo("multiplier");
              assertThat(rejection.value()).isEqualTo("5");
            });
    assertThat(result.accepted()).isEqualTo(3);
  }

  @Test
  void aLateRowThatBringsOldOnesIntoAForeignMultipliersTradeIsRejected() {
    account.imports(
        row(2, "a", day(1), "X", "BUY", "1", "100", "0", "50", "1"),
        row(3, "b", day(2), "X", "SELL", "1", "101", "0", "50", "1"),
        row(4, "c", day(3), "X", "BUY", "1", "100", "0", "5", "1"));
    ImportResult result =
        partial(
            row(2, "l", day(1).plusSeconds(1), "X", "BUY", "1", "100", "0", "50", "1"),
            row(3, "m", day(1).plusSeconds(2), "X", "BUY", "1", "100", "0", "5", "1"),
            row(4, "n", day(4), "X", "BUY", "1", "100", "0", "5", "1"));
    assertThat(result.rejected()).extracting(RowRejection::line).containsExactly(2, 3);
    assertThat(result.accepted()).isEqualTo(1);
    // With nothing left to take, nothing is matched anew.
    List<TradingEvent> events =
        account.when(
            importing(
                "j",
                List.of(row(2, "l", day(1).plusSeconds(1), "X", "BUY", "1", "1", "0", "7", "1")),
                true,
                false));
    assertThat(events).singleElement().isInstanceOf(TradingEvent.ImportCompleted.class);
  }

  @Test
  void aLateRowReplacesOnlyTradesThatReallyChange() {
    account.imports(
        row(2, "a1", day(1), "X", "BUY", "10", "100"),
        row(3, "a2", day(2), "X", "SELL", "10", "101"),
        row(4, "b1", day(3), "X", "BUY", "10", "100"),
        row(5, "b2", day(5), "X", "SELL", "10", "101"),
        row(6, "c1", day(6), "X", "BUY", "10", "100"),
        row(7, "c2", day(7), "X", "SELL", "10", "101"),
        row(8, "y", day(1), "Y", "BUY", "10", "100"));
    List<TradingEvent> events =
        account.when(
            importing(
                "i",
                List.of(
                    row(2, "l1", day(4), "X", "SELL", "4", "102"),
                    row(3, "l2", day(4).plusSeconds(1), "X", "BUY", "4", "99"),
                    row(4, "y2", day(2), "Y", "BUY", "1", "100")),
                false,
                false));
    assertThat(events).hasSize(3);
    TradingEvent.SymbolRematched rematched = (TradingEvent.SymbolRematched) events.getFirst();
    assertThat(rematched.symbol()).isEqualTo(Symbol.of("X"));
    assertThat(rematched.replaced())
        .extracting(ClosedTrade::tradeId)
        .containsExactly(TradeId.of("b1"));
    assertThat(rematched.reopened()).isEmpty();
    assertThat(rematched.fills())
        .extracting(fill -> fill.tradeId() + " " + fill.execution().id())
        .containsExactly("b1 b1", "b1 l1", "b1 l2", "b1 b2");
    assertThat(events.get(1)).isInstanceOf(TradingEvent.ExecutionsImported.class);
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            TradingEvent.ImportCompleted.class,
            completed -> {
              assertThat(completed.tradesOpened()).isZero();
              assertThat(completed.tradesClosed()).isZero();
              assertThat(completed.accepted()).isEqualTo(3);
            });
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000 + 30 + 12));
  }

  @Test
  void aLateRowMayTurnTheSidesOfAllThatFollows() {
    account.imports(
        row(2, "a", day(2), "X", "BUY", "1", "100"),
        row(3, "b", day(3), "X", "SELL", "1", "101"),
        row(4, "c", day(4), "X", "BUY", "1", "100"));
    List<TradingEvent> events =
        account.when(
            importing("i", List.of(row(2, "l", day(1), "X", "SELL", "1", "90")), false, false));
    TradingEvent.SymbolRematched rematched = (TradingEvent.SymbolRematched) events.getFirst();
    assertThat(rematched.reopened()).containsExactly(TradeId.of("c"));
    assertThat(rematched.fills())
        .extracting(Fill::tradeId)
        .containsExactly(TradeId.of("l"), TradeId.of("l"), TradeId.of("b"), TradeId.of("b"));
    assertThat(account.state.openTrades()).isEmpty();
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000 - 10 + 1));
  }

  @Test
  void tagsStopsAndVoidsStickToTheTradesId() {
    account.when(open("t", "X", Side.LONG, "10", "100", "0", "1", "1", "90", day(1)));
    account.when(annotate("t", "breakout"));
    account.when(close("t", "e", "110", day(3)));
    account.when(voiding("t"));
    account.imports("i", List.of(row(2, "l", day(2), "X", "BUY", "1", "100")));
    // One is left open, so the trade is open again, still void.
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.tags()).containsExactly("breakout"));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    refused("already-void", () -> account.when(voiding("t")));
    ClosedTrade closed =
        account
            .single(TradingEvent.TradeClosed.class, close("t", "f", "110", day(4)))
            .fill()
            .result();
    assertThat(closed.voidReason()).isEqualTo("entered twice");
    assertThat(closed.stopLoss()).isNotNull();
    assertThat(closed.tags()).containsExactly("breakout");
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
  }

  @Test
  void eventsHoldAtMostFiveHundredFills() {
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_201; i++) {
      rows.add(row(i + 2, null, day(1).plusSeconds(i), "X", i % 2 == 0 ? "BUY" : "SELL", "1", "1"));
    }
    List<TradingEvent> events = account.when(importing("i", rows, false, false));
    assertThat(events).hasSize(4);
    List<TradingEvent> late =
        account.when(
            importing("j", List.of(row(2, null, day(0), "X", "SELL", "1", "1")), false, false));
    assertThat(late).hasSize(5);
    assertThat(((TradingEvent.SymbolRematched) late.getFirst()).replaced()).hasSize(500);
    assertThat(((TradingEvent.SymbolRematched) late.getFirst()).fills()).isEmpty();
    assertThat(((TradingEvent.SymbolRematched) late.get(1)).fills()).hasSize(500);
    assertThat(account.state.openTrades()).isEmpty();
    List<TradingEvent> undone = account.when(undo("i"));
    assertThat(undone).hasSize(4);
    assertThat(((TradingEvent.SymbolRematched) undone.get(2)).removed()).hasSize(201);
    assertThat(account.state.openTrades()).hasSize(1);
  }

  @Test
  void aTradeToldInTwoEventsLeavesTheOpenOneOfItsSymbolAlone() {
    List<ExecutionRow> rows = new ArrayList<>();
    rows.add(row(2, "first", day(1), "X", "BUY", "1000", "1"));
    for (int i = 0; i < 600; i++) {
      rows.add(row(i + 3, "r" + i, day(2).plusSeconds(i), "X", "SELL", "1", "2"));
    }
    rows.add(row(700, "last", day(3), "X", "SELL", "400", "2"));
    rows.add(row(701, "open", day(4), "X", "BUY", "7", "1"));
    account.imports(rows);
    List<TradingEvent> events =
        account.when(
            importing(
                "late",
                List.of(
                    row(2, "in", day(1).plusSeconds(1), "X", "BUY", "1", "1"),
                    row(3, "out", day(1).plusSeconds(2), "X", "SELL", "1", "1")),
                false,
                false));
    assertThat(events).hasSize(3);
    assertThat(((TradingEvent.SymbolRematched) events.getFirst()).reopened()).isEmpty();
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.tradeId()).isEqualTo(TradeId.of("open")));
    assertThat(account.state.balance()).isEqualTo(Amount.of(11_000));
  }

  @Test
  void anEventOfManyMatchesHoldsFewerFills() {
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(row(i + 2, null, day(1).plusSeconds(i), "X", "BUY", "1", "1"));
    }
    rows.add(row(3_002, null, day(2), "X", "SELL", "1500", "1"));
    rows.add(row(3_003, null, day(3), "X", "SELL", "1500", "1"));
    assertThat(account.when(importing("i", rows, false, false))).hasSize(6 + 2 + 1);
  }

  @Test
  void atMostAThousandRejectionsAreListedAndAllAreCounted() {
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      rows.add(row(i + 2, null, account.now.plusSeconds(1_000), "X", "BUY", "1", "1"));
    }
    ImportResult result = partial(rows.toArray(ExecutionRow[]::new));
    assertThat(result.rejected()).hasSize(1_000);
    assertThat(result.rejectedRows()).isEqualTo(1_500);
  }

  @Test
  void undoingAnImportIsAsIfItHadNeverBeen() {
    account.imports(
        "i", List.of(row(2, "a", TestAccount.OPENED.minusSeconds(1), "X", "BUY", "1", "1")));
    account.imports("j", List.of(row(2, "b", day(1), "X", "SELL", "1", "3")));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_002));
    List<TradingEvent> events = account.when(undo("i"));
    assertThat(events.getFirst()).isInstanceOf(TradingEvent.StartingBalanceMoved.class);
    assertThat(events.getLast())
        .isEqualTo(new TradingEvent.ImportUndone(TestAccount.REF, ImportId.of("i"), 1, List.of()));
    assertThat(account.state.balance()).isEqualTo(Amount.of(10_000));
    refused("already-undone", () -> account.when(undo("i")));
    assertThatThrownBy(() -> account.when(undo("never"))).isInstanceOf(NotFound.class);
    // The id is free again, for anything.
    assertThat(account.imports(row(2, "a", day(2), "Y", "SELL", "7", "1")).accepted()).isEqualTo(1);
  }

  @Test
  void afterAnUndoTheOrderByHandIsThatOfWhatIsLeft() {
    account.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "1", "1")));
    account.imports(
        "j",
        List.of(
            row(2, "b", day(5), "X", "BUY", "1", "1"), row(3, "c", day(8), "X", "SELL", "2", "1")));
    account.when(undo("j"));
    account.when(close("a", "e", "1", day(2)));
    refused("out-of-order", () -> account.when(open("t", "X", Side.LONG, "1", "1", day(1))));
    account.when(open("t", "X", Side.LONG, "1", "1", day(2)));
  }

  @Test
  void anImportThatHandEnteredExecutionsRestOnStays() {
    account.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "10", "1")));
    account.when(increase("a", "h1", "5", "1", day(2)));
    account.when(close("a", "h2", "1", day(3)));
    refused("import-depended-on", () -> account.when(undo("i")));
  }

  @Test
  void anIncreaseByHandMayBecomeAnOpening() {
    account.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "10", "1")));
    account.when(increase("a", "h1", "5", "1", day(2)));
    account.when(undo("i"));
    assertThat(account.state.openTrades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.tradeId()).isEqualTo(TradeId.of("h1")));
  }

  @Test
  void anUndoThatWouldMixMultipliersIsRefused() {
    account.when(open("t", "X", Side.LONG, "1", "1", "0", "50", "1", null, day(1)));
    account.imports("i", List.of(row(2, "a", day(2), "X", "SELL", "1", "1", "0", "50", "1")));
    account.when(open("u", "X", Side.LONG, "1", "1", "0", "5", "1", null, day(3)));
    refused("multiplier-changed", () -> account.when(undo("i")));
  }

  @Test
  void undoingFreesTheIdsOfVoidedTradesToo() {
    account.imports("i", List.of(row(2, "a", day(1), "X", "BUY", "1", "1")));
    account.when(voiding("a"));
    assertThat(account.when(undo("i"))).hasSize(2);
    account.imports("j", List.of(row(2, "a", day(1), "X", "BUY", "1", "1")));
    assertThat(account.state.openTrades()).hasSize(1);
  }

  private ImportResult partial(ExecutionRow... rows) {
    Decided decided = account.decide(importing("partial", List.of(rows), true, false));
    account.record(decided.events());
    return ((Outcome.Imported) decided.outcome()).result();
  }

  private static ClosedTrade closed(AccountHistory history, String id) {
    ClosedTrade closed = history.closed(TradeId.of(id));
    if (closed == null) {
      throw new AssertionError("no closed trade " + id);
    }
    return closed;
  }
}
