package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradefold.api.trading.ClosedTrade;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedTradesTest {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** Some close at the same instant, some late; now and then something is asked in between. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsRememberedIsWhatIsComputedAnew(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      ClosedTrades trades = ClosedTrades.NONE;
      List<ClosedTrade> all = new ArrayList<>();
      for (int number = 0; number < 30; number++) {
        Instant at = START.plusSeconds(60L * (number - (random.nextInt(6) == 0 ? 5 : 0)));
        ClosedTrade next = Trades.random(random, "main", "t" + number, at);
        all.add(next);
        trades = trades.replaced(List.of(), List.of(next));
        ask(random, trades);
      }

      ClosedTrades anew = ClosedTrades.of(all);
      assertThat(trades).isEqualTo(anew);
      assertThat(trades.sums(ZONE)).isEqualTo(anew.sums(ZONE));
      assertThat(trades.sums(ZoneId.of("UTC"))).isEqualTo(anew.sums(ZoneId.of("UTC")));
      assertThat(trades.lines()).isEqualTo(anew.lines());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void someLeaveAndOthersComeInTheirPlaces(long seed) {
    Random random = new Random(seed);
    ClosedTrades trades = ClosedTrades.NONE;
    List<ClosedTrade> all = new ArrayList<>();
    for (int round = 0; round < 200; round++) {
      Collections.shuffle(all, random);
      List<ClosedTrade> leaving = List.copyOf(all.subList(0, random.nextInt(all.size() / 4 + 1)));
      List<ClosedTrade> coming = new ArrayList<>();
      int more = random.nextInt(12);
      for (int number = 0; number < more; number++) {
        Instant at = START.plusSeconds(random.nextInt(40));
        coming.add(Trades.random(random, "main", "t" + round + "-" + number, at));
      }
      if (!leaving.isEmpty()) {
        String again = leaving.getFirst().tradeId().value();
        coming.add(Trades.random(random, "main", again, START.plusSeconds(random.nextInt(40))));
      }
      all.removeAll(leaving);
      all.addAll(coming);
      trades = trades.replaced(leaving, coming);

      assertThat(trades).isEqualTo(ClosedTrades.of(all));
      assertThat(trades.sums(ZONE)).isEqualTo(ClosedTrades.of(all).sums(ZONE));
    }
  }

  private static void ask(Random random, ClosedTrades trades) {
    switch (random.nextInt(4)) {
      case 0 -> trades.sums(ZONE);
      case 1 -> trades.lines();
      case 2 -> trades.sums(ZoneId.of("Asia/Tokyo"));
      default -> {
        // Nobody asks.
      }
    }
  }

  @Test
  void aTradeClosesOnce() {
    ClosedTrade trade = Trades.of("main", "a", START, "5");
    ClosedTrades trades = ClosedTrades.of(List.of(trade));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                trades.replaced(
                    List.of(), List.of(Trades.of("main", "a", START.plusSeconds(1), "5"))))
        .withMessage("trade main/a is closed already");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> trades.replaced(List.of(), List.of(trade, Trades.of("main", "b", START, "5"))))
        .withMessage("trade main/a is closed already");
    assertThatIllegalStateException()
        .isThrownBy(() -> ClosedTrades.NONE.replaced(List.of(), List.of(trade, trade)))
        .withMessage("trade main/a is named twice");
  }

  @Test
  void onlyWhatIsThereLeavesAndOnce() {
    ClosedTrade trade = Trades.of("main", "a", START, "5");
    ClosedTrades trades = ClosedTrades.of(List.of(trade));

    assertThatIllegalStateException()
        .isThrownBy(
            () -> trades.replaced(List.of(trade, Trades.of("main", "b", START, "5")), List.of()))
        .withMessage("no trade main/b to take away");
    assertThatIllegalStateException()
        .isThrownBy(() -> trades.replaced(List.of(trade, trade), List.of()))
        .withMessage("trade main/a is named twice");
  }
}
