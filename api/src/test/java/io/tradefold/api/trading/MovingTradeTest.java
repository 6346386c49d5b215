package io.tradefold.api.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.money.Amount;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moving trade against one kept unit by unit, in plain integers. */
class MovingTradeTest {

  private static final AccountId ACCOUNT = AccountId.of("main");
  private static final Instant START = Instant.parse("2026-01-05T15:00:00Z");
  private static final int FEE = 3;

  private final Deque<Integer> units = new ArrayDeque<>();
  private long realised;
  private long entered;
  private int largest;
  private int number;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itSaysWhatItsUnitsSayAndWhatAChainOfImmutableTradesSays(long seed) {
    Random random = new Random(seed);
    Execution first = execution(Action.BUY, 7, 100);
    buy(7, 100);
    OpenTrade chain =
        OpenTrade.of(
            new Fill.Opened(
                TradeId.of("t"), first, first.quantity(), first.fee(), Price.of("90"), null),
            List.of("gap"));
    OpenTrade start = chain;
    MovingTrade moving = new MovingTrade(start);
    for (int i = 0; i < 200; i++) {
      int price = 80 + random.nextInt(40);
      int quantity = 1 + random.nextInt(9);
      if (random.nextBoolean() || quantity >= units.size()) {
        Execution execution = execution(Action.BUY, quantity, price);
        buy(quantity, price);
        Fill.Increased fill =
            new Fill.Increased(chain.tradeId(), execution, execution.quantity(), execution.fee());
        moving.increase(fill);
        chain = chain.increased(fill);
      } else {
        Execution execution = execution(Action.SELL, quantity, price);
        sell(quantity, price);
        List<Match> matches = moving.match(execution, execution.quantity());
        assertThat(chain.match(execution, execution.quantity())).isEqualTo(matches);
        Fill.Reduced fill =
            new Fill.Reduced(
                chain.tradeId(), execution, execution.quantity(), execution.fee(), matches);
        moving.reduce(fill);
        chain = chain.reduced(fill);
      }
      saysTheSame(moving.toOpenTrade());
      assertThat(moving.toOpenTrade()).isEqualTo(chain);
    }
    assertThat(start.lots()).hasSize(1);
    closes(moving, chain);
  }

  private void saysTheSame(OpenTrade trade) {
    assertThat(trade.held()).isEqualTo(quantity(units.size()));
    assertThat(trade.largest()).isEqualTo(quantity(largest));
    assertThat(trade.grossPnl()).isEqualTo(Amount.of(realised));
    assertThat(trade.enteredValue()).isEqualTo(Amount.of(entered));
    assertThat(trade.fees()).isEqualTo(Amount.of((long) FEE * number));
    assertThat(trade.notional())
        .isEqualTo(Amount.of(units.stream().mapToLong(Integer::longValue).sum()));
    assertThat(trade.lastAt()).isEqualTo(START.plusSeconds(number));
    assertThat(trade.lots()).noneMatch(lot -> lot.remaining().isZero());
  }

  private void closes(MovingTrade moving, OpenTrade chain) {
    int held = units.size();
    Execution execution = execution(Action.SELL, held, 101);
    List<Match> matches = moving.match(execution, execution.quantity());
    sell(held, 101);
    ClosedTrade result = chain.closed(ACCOUNT, execution, execution.fee(), matches);
    assertThat(moving.close(ACCOUNT, execution, execution.fee(), matches)).isEqualTo(result);
    assertThat(result.netPnl()).isEqualTo(Amount.of(realised - (long) FEE * number));
    assertThat(result.quantity()).isEqualTo(quantity(largest));
  }

  private void buy(int quantity, int price) {
    for (int i = 0; i < quantity; i++) {
      units.add(price);
    }
    entered += (long) quantity * price;
    largest = Math.max(largest, units.size());
  }

  private void sell(int quantity, int price) {
    for (int i = 0; i < quantity; i++) {
      realised += price - units.remove();
    }
  }

  private Execution execution(Action action, int quantity, int price) {
    number++;
    return new Execution(
        ExecutionId.of("e" + number),
        START.plusSeconds(number),
        Symbol.of("AAPL"),
        action,
        quantity(quantity),
        Price.of(Integer.toString(price)),
        Amount.of(FEE),
        Factor.ONE,
        Factor.ONE,
        null,
        START,
        number);
  }

  private static Quantity quantity(int units) {
    return Quantity.of(Integer.toString(units));
  }
}
