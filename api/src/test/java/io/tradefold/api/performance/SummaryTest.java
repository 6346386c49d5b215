package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.money.Amount;
import io.tradefold.api.trading.ClosedTrade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void joiningIsAssociativeAndAnySplitGivesTheSame(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<ClosedTrade> trades = history(random, random.nextInt(30));
      Summary whole = Summary.of(trades);
      int one = random.nextInt(trades.size() + 1);
      int two = random.nextInt(one, trades.size() + 1);
      Summary a = Summary.of(trades.subList(0, one));
      Summary b = Summary.of(trades.subList(one, two));
      Summary c = Summary.of(trades.subList(two, trades.size()));
      assertThat(a.plus(b).plus(c)).as("seed %s round %s", seed, round).isEqualTo(whole);
      assertThat(a.plus(b.plus(c))).as("seed %s round %s", seed, round).isEqualTo(whole);
      assertThat(Summary.EMPTY.plus(whole)).isEqualTo(whole);
      assertThat(whole.plus(Summary.EMPTY)).isEqualTo(whole);
    }
  }

  @Test
  void theFallIsTheFirstOfEqualOnesAndKnowsWhetherItWasMadeGood() {
    Summary summary = Summary.of(results("100", "-50", "50", "-50", "20"));

    Fall fall = Objects.requireNonNull(summary.path().fall());
    assertThat(fall.amount()).isEqualTo(Amount.of(50));
    assertThat(fall.from()).isEqualTo(START);
    assertThat(fall.to()).isEqualTo(START.plusSeconds(1));
    assertThat(fall.isRecovered()).isTrue();
  }

  @Test
  void whatIsNeitherWonNorLostIsBreakEven() {
    assertThat(Summary.of(results("1", "0", "-1", "0", "2", "0")).breakEven()).isEqualTo(3);
  }

  /** The tally of trades one by one is that of their sum. */
  @Test
  void aTallyOfTradesIsTheTallyOfTheirSummary() {
    List<ClosedTrade> trades = results("5", "0", "-3", "7", "-1");

    Tally tally = trades.stream().map(Tally::of).reduce(Tally.NONE, Tally::plus);

    assertThat(tally).isEqualTo(new Tally(5, 2, Amount.of(12), Amount.of(-4)));
    assertThat(tally).isEqualTo(Tally.of(Summary.of(trades)));
  }

  @Test
  void anAverageIsRoundedHalfEvenToTenDecimals() {
    assertThat(Amount.of(100).averageOver(3)).hasToString("33.3333333333");
    assertThat(Amount.of(-2).averageOver(3)).hasToString("-0.6666666667");
  }

  @Test
  void aBreakEvenEndsARun() {
    Summary summary = Summary.of(results("1", "1", "0", "1"));

    assertThat(summary.winRuns()).isEqualTo(new Runs(2, 2, 1));
    assertThat(summary.currentStreak()).isEqualTo(1);
    assertThat(Summary.of(results("1", "-1", "0")).currentStreak()).isZero();
    assertThat(Summary.of(results("1", "-1", "-1")).currentStreak()).isEqualTo(-2);
  }

  @Test
  void theFirstOfEqualResultsIsTheBestAndTheWorst() {
    Summary summary = Summary.of(results("5", "-5", "5", "-5"));

    assertThat(Objects.requireNonNull(summary.best()).tradeId()).hasToString("t0");
    assertThat(Objects.requireNonNull(summary.worst()).tradeId()).hasToString("t1");
  }

  @Test
  void oneTakesWellUnderAKilobyte() {
    Summary summary = Summary.of(history(new Random(1), 400));

    String json = JsonMapper.shared().writeValueAsString(summary);

    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(900);
    assertThat(JsonMapper.shared().readValue(json, Summary.class)).isEqualTo(summary);
  }

  private static List<ClosedTrade> results(String... results) {
    List<ClosedTrade> trades = new ArrayList<>();
    for (String result : results) {
      int number = trades.size();
      trades.add(Trades.of("main", "t" + number, START.plusSeconds(number), result));
    }
    return trades;
  }

  private static List<ClosedTrade> history(Random random, int size) {
    List<ClosedTrade> trades = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Instant at = START.plusSeconds(random.nextInt(10) * 60L);
      trades.add(Trades.random(random, "main", "t" + i, at));
    }
    trades.sort(ClosedTrade.ORDER);
    return trades;
  }
}
