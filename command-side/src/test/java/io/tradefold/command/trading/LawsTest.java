package io.tradefold.command.trading;

import static io.tradefold.command.trading.TestAccount.day;
import static io.tradefold.command.trading.TestAccount.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.Action;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.ExecutionRow;
import io.tradefold.api.trading.Fill;
import io.tradefold.api.trading.OpenTrade;
import io.tradefold.api.trading.Side;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.command.Outcome;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What must hold for any history. A failure names its seed. */
class LawsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String[] SYMBOLS = {"AAPL", "ES", "BTC-USD"};
  private static final String[] MULTIPLIERS = {"1", "50", "0.1"};

  static List<Long> seeds() {
    long base = Long.getLong("tradefold.seed", 20_260_101L);
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      seeds.add(base + i);
    }
    return seeds;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyOrderOfArrivalGivesTheSameTrades(long seed) {
    Random random = new Random(seed);
    List<ExecutionRow> rows = rows(random, "e", 10 + random.nextInt(120), 0);
    TestAccount inOrder = TestAccount.opened();
    inOrder.imports(rows);
    TestAccount shuffled = TestAccount.opened();
    importInPieces(shuffled, rows, random);
    assertSame(shuffled, inOrder);
    assertThat(figures(inOrder)).isEqualTo(plainFifo(rows));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anUndoneImportHasNeverBeen(long seed) {
    Random random = new Random(seed);
    List<ExecutionRow> rows = rows(random, "e", 10 + random.nextInt(60), 0);
    List<ExecutionRow> extra = rows(random, "x", 1 + random.nextInt(40), 1);
    TestAccount without = TestAccount.opened();
    without.imports(rows);
    TestAccount with = TestAccount.opened();
    List<List<ExecutionRow>> pieces = pieces(rows, random);
    int at = random.nextInt(pieces.size() + 1);
    for (int i = 0; i <= pieces.size(); i++) {
      if (i == at) {
        with.imports("undone", extra);
      }
      if (i < pieces.size()) {
        with.imports(pieces.get(i));
      }
    }
    with.when(TestAccount.undo("undone"));
    assertSame(with, without);
    assertThat(with.imports("again", extra).accepted()).isEqualTo(extra.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void realisedLessTheCostOfWhatIsOpenIsCash(long seed) {
    Random random = new Random(seed);
    List<ExecutionRow> rows = rows(random, "e", 20 + random.nextInt(100), 0);
    TestAccount account = TestAccount.opened();
    importInPieces(account, rows, random);
    Amount cash = Amount.ZERO;
    for (ExecutionRow row : rows) {
      Amount value = row.price().times(row.quantity()).times(row.multiplier());
      cash = row.action() == Action.BUY ? cash.minus(value) : cash.plus(value);
      cash = cash.minus(row.fee());
    }
    Amount realised = account.state.balance().minus(Amount.of(10_000));
    Amount cost = Amount.ZERO;
    for (OpenTrade trade : account.state.openTrades()) {
      realised = realised.plus(trade.netPnl());
      cost = trade.side() == Side.LONG ? cost.plus(trade.notional()) : cost.minus(trade.notional());
    }
    assertThat(realised.minus(cost)).isEqualTo(cash);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void voidsAndTagsSurviveAnyRematchAndTheBalanceFollowsTheTrades(long seed) {
    Random random = new Random(seed);
    List<ExecutionRow> rows = rows(random, "e", 20 + random.nextInt(60), 0);
    TestAccount account = TestAccount.opened();
    Map<TradeId, String> tags = new HashMap<>();
    Map<TradeId, Boolean> voided = new HashMap<>();
    int piece = 0;
    for (List<ExecutionRow> some : pieces(rows, random)) {
      account.imports(some);
      for (ClosedTrade closed : closed(account).values()) {
        if (random.nextInt(6) == 0 && !closed.isVoid()) {
          account.when(TestAccount.voiding(closed.tradeId().value()));
          voided.put(closed.tradeId(), true);
        }
        if (random.nextInt(6) == 0) {
          tags.put(closed.tradeId(), "tag" + piece);
          account.when(TestAccount.annotate(closed.tradeId().value(), "tag" + piece));
        }
      }
      piece++;
    }
    Amount balance = Amount.of(10_000);
    for (ClosedTrade closed : closed(account).values()) {
      TradeId id = closed.tradeId();
      assertThat(closed.isVoid()).isEqualTo(voided.containsKey(id));
      assertThat(closed.tags())
          .isEqualTo(
              tags.containsKey(id) ? List.of(Objects.requireNonNull(tags.get(id))) : List.of());
      balance = closed.isVoid() ? balance : balance.plus(closed.netPnl());
    }
    assertThat(account.state.balance()).isEqualTo(balance);
    for (OpenTrade open : account.state.openTrades()) {
      String tag = tags.get(open.tradeId());
      assertThat(open.tags()).isEqualTo(tag == null ? List.of() : List.of(tag));
      assertThat(open.isVoid()).isEqualTo(voided.containsKey(open.tradeId()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void handTradesAndImportsMixAndTheStateIsTheFoldOfTheLog(long seed) {
    Random random = new Random(seed);
    TestAccount account = TestAccount.opened();
    for (int step = 0; step < 60; step++) {
      try {
        randomStep(account, random, step);
      } catch (Rejected | NotFound _) {
        // A refusal is a fine answer, as long as it leaves the state alone.
      }
    }
    AccountState folded = new AccountState();
    account.log.forEach(folded::evolve);
    assertThat(JSON.writeValueAsString(folded)).isEqualTo(JSON.writeValueAsString(account.state));
    AccountState read = JSON.readValue(JSON.writeValueAsString(folded), AccountState.class);
    assertThat(JSON.writeValueAsString(read)).isEqualTo(JSON.writeValueAsString(folded));
    AccountHistory history = account.context().history();
    for (OpenTrade open : account.state.openTrades()) {
      BookedTrade booked = history.trade(open.tradeId());
      assertThat(booked).isNotNull();
      assertThat(plainly(Objects.requireNonNull(booked), open.voidReason()))
          .isEqualTo(open.withTags(List.of()));
    }
    Amount balance = Amount.of(10_000);
    for (ClosedTrade closed : closed(account).values()) {
      balance = closed.isVoid() ? balance : balance.plus(closed.netPnl());
    }
    assertThat(account.state.balance()).isEqualTo(balance);
  }

  private static void randomStep(TestAccount account, Random random, int step) {
    String id = "t" + step;
    String symbol = SYMBOLS[random.nextInt(2)];
    Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
    String quantity = Integer.toString(1 + random.nextInt(9));
    String price = Integer.toString(90 + random.nextInt(20));
    List<OpenTrade> open = List.copyOf(account.state.openTrades());
    String trade =
        open.isEmpty() ? "none" : open.get(random.nextInt(open.size())).tradeId().value();
    switch (random.nextInt(9)) {
      case 0, 1 -> account.when(TestAccount.open(id, symbol, side, quantity, price, day(step)));
      case 2 -> account.when(TestAccount.increase(trade, id, quantity, price, day(step)));
      case 3 -> account.when(TestAccount.reduce(trade, id, quantity, price, day(step)));
      case 4 -> account.when(TestAccount.close(trade, id, price, day(step)));
      case 5 -> account.when(TestAccount.voiding("t" + random.nextInt(step + 1)));
      case 6 -> account.when(TestAccount.annotate("t" + random.nextInt(step + 1), "tag"));
      case 7 -> account.when(TestAccount.undo("import-" + random.nextInt(step + 1)));
      default -> {
        List<ExecutionRow> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          rows.add(
              row(
                  i + 2,
                  "i" + step + "-" + i,
                  day(random.nextInt(step + 1)).plusMillis(step * 10L + i),
                  SYMBOLS[random.nextInt(2)],
                  random.nextBoolean() ? "BUY" : "SELL",
                  quantity,
                  price));
        }
        account.imports("import-" + step, rows);
      }
    }
  }

  /** The open trade by the transitions that views use. */
  private static OpenTrade plainly(BookedTrade booked, @Nullable String voidReason) {
    OpenTrade trade = null;
    for (Fill fill : booked.fills()) {
      trade =
          switch (fill) {
            case Fill.Opened opened -> OpenTrade.of(opened, List.of(), voidReason);
            case Fill.Increased increased -> Objects.requireNonNull(trade).increased(increased);
            case Fill.Reduced reduced -> Objects.requireNonNull(trade).reduced(reduced);
            case Fill.Closed _ -> throw new AssertionError("the trade is closed");
          };
    }
    return Objects.requireNonNull(trade);
  }

  private static void importInPieces(TestAccount account, List<ExecutionRow> rows, Random random) {
    for (List<ExecutionRow> piece : pieces(rows, random)) {
      Outcome outcome =
          account.decide(TestAccount.importing("preview", piece, false, true)).outcome();
      var result = account.imports(piece);
      var preview = ((Outcome.Imported) outcome).result();
      assertThat(preview.tradesClosed()).isEqualTo(result.tradesClosed());
      assertThat(preview.accepted()).isEqualTo(piece.size());
    }
  }

  private static List<List<ExecutionRow>> pieces(List<ExecutionRow> rows, Random random) {
    List<ExecutionRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<List<ExecutionRow>> pieces = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(shuffled.size()));
      pieces.add(shuffled.subList(from, to));
      from = to;
    }
    return pieces;
  }

  private static List<ExecutionRow> rows(Random random, String prefix, int count, int nanos) {
    List<ExecutionRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int symbol = random.nextInt(SYMBOLS.length);
      rows.add(
          row(
              i + 2,
              prefix + i,
              day(-60).plusSeconds(random.nextInt(2_000_000)).plusNanos(i * 10L + nanos),
              SYMBOLS[symbol],
              random.nextBoolean() ? "BUY" : "SELL",
              new BigDecimal(1 + random.nextInt(6)).divide(BigDecimal.TWO).toPlainString(),
              new BigDecimal(9_000 + random.nextInt(2_000)).movePointLeft(2).toPlainString(),
              new BigDecimal(random.nextInt(300) - 100).movePointLeft(2).toPlainString(),
              MULTIPLIERS[symbol],
              "1"));
    }
    rows.sort(Comparator.comparing(ExecutionRow::at));
    return rows;
  }

  private static void assertSame(TestAccount account, TestAccount expected) {
    assertThat(figures(account)).isEqualTo(figures(expected));
    assertThat(account.state.balance()).isEqualTo(expected.state.balance());
    assertThat(account.state.balanceFrom()).isEqualTo(expected.state.balanceFrom());
    assertThat(account.state.openTrades())
        .containsExactlyInAnyOrderElementsOf(expected.state.openTrades());
  }

  /** Closed trades as the events alone tell them. */
  private static Map<TradeId, ClosedTrade> closed(TestAccount account) {
    Map<TradeId, ClosedTrade> closed = new TreeMap<>(Comparator.comparing(TradeId::value));
    for (TradingEvent event : account.log) {
      switch (event) {
        case TradingEvent.ExecutionsImported imported -> add(imported.fills(), closed);
        case TradingEvent.TradeClosed one -> add(List.of(one.fill()), closed);
        case TradingEvent.SymbolRematched rematched -> {
          for (ClosedTrade replaced : rematched.replaced()) {
            assertThat(closed.remove(replaced.tradeId())).isEqualTo(replaced);
          }
          add(rematched.fills(), closed);
        }
        case TradingEvent.TradeVoided voided ->
            closed.computeIfPresent(voided.tradeId(), (_, trade) -> trade.voided(voided.reason()));
        case TradingEvent.TradeAnnotated annotated ->
            closed.computeIfPresent(
                annotated.tradeId(), (_, trade) -> trade.withTags(annotated.tags()));
        default -> {}
      }
    }
    return closed;
  }

  private static void add(List<? extends Fill> fills, Map<TradeId, ClosedTrade> closed) {
    for (Fill fill : fills) {
      if (fill instanceof Fill.Closed one) {
        assertThat(closed.put(one.tradeId(), one.result())).isNull();
      }
    }
  }

  private static Map<String, String> figures(TestAccount account) {
    Map<String, String> figures = new TreeMap<>();
    closed(account)
        .forEach(
            (id, trade) ->
                figures.put(
                    id.value(),
                    trade.side()
                        + " "
                        + trade.openedAt()
                        + " "
                        + trade.closedAt()
                        + " "
                        + trade.quantity()
                        + " "
                        + trade.grossPnl()
                        + " "
                        + trade.fees()));
    return figures;
  }

  /** A separate, naive matching: single units of a half in a queue. */
  private static Map<String, String> plainFifo(List<ExecutionRow> rows) {
    Map<String, String> figures = new TreeMap<>();
    for (String symbol : SYMBOLS) {
      Deque<ExecutionRow> halves = new ArrayDeque<>();
      ExecutionRow first = null;
      BigDecimal gross = BigDecimal.ZERO;
      BigDecimal fees = BigDecimal.ZERO;
      int largest = 0;
      for (ExecutionRow row : rows) {
        if (!row.symbol().value().equals(symbol)) {
          continue;
        }
        fees = fees.add(row.fee().value());
        int count = row.quantity().value().multiply(BigDecimal.TWO).intValueExact();
        for (int i = 0; i < count; i++) {
          if (halves.isEmpty()) {
            first = row;
          }
          if (halves.isEmpty() || halves.getFirst().action() == row.action()) {
            halves.addLast(row);
            largest = Math.max(largest, halves.size());
            continue;
          }
          ExecutionRow entry = halves.removeFirst();
          BigDecimal move = row.price().value().subtract(entry.price().value());
          gross =
              gross.add(
                  (entry.action() == Action.BUY ? move : move.negate())
                      .multiply(row.multiplier().value())
                      .divide(BigDecimal.TWO));
          if (halves.isEmpty()) {
            ExecutionRow opening = Objects.requireNonNull(first);
            figures.put(
                String.valueOf(opening.executionId()),
                opening.action().opens()
                    + " "
                    + opening.at()
                    + " "
                    + row.at()
                    + " "
                    + new Quantity(new BigDecimal(largest).divide(BigDecimal.TWO))
                    + " "
                    + new Amount(gross)
                    + " "
                    + new Amount(fees));
            gross = BigDecimal.ZERO;
            fees = BigDecimal.ZERO;
            largest = 0;
          }
        }
      }
    }
    return figures;
  }
}
