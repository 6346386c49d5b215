package io.tradefold.api.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.ClosedTrade;
import io.tradefold.api.trading.LedgerId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures that CONTRACT section 4 took from published libraries. */
class PublishedFiguresTest {

  private static final LedgerTerms TERMS =
      new LedgerTerms(
          LedgerId.parse("acme:account:ann:main"),
          CurrencyCode.of("USD"),
          Zone.of("UTC"),
          Annualisation.WEEKDAYS);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @Test
  void tableB() {
    Figures figures = figures("10000", "100", "200", "50", "-150", "300", "-100", "80", "-30");

    assertRatio(figures.winRate(), 0.625);
    assertRatio(figures.profitFactor(), 2.6071428571);
    assertRatio(figures.payoffRatio(), 1.5642857143);
    assertRatio(figures.expectancyRatio(), 0.6026785714);
    assertRatio(figures.kelly(), 0.3852739726);
    assertRatio(figures.sqn(), 1.0623900720);
    assertRatio(figures.sharpe(), 6.0898383164);
    assertRatio(figures.sortino(), 14.3312861467);
    assertThat(figures.maxDrawdown().amount()).isEqualTo(Amount.of("150"));
    assertRatio(figures.maxDrawdown().percent(), 0.014492753623);
    assertRatio(figures.calmar(), 207.0655659);
    assertRatio(figures.ulcerIndex(), 0.0068352731);
  }

  @Test
  void tableC() {
    Figures figures = figures("1000", "-500", "300", "300", "-100", "200");

    assertRatio(figures.winRate(), 0.6);
    assertRatio(figures.profitFactor(), 1.3333333333);
    assertRatio(figures.payoffRatio(), 0.8888888889);
    assertRatio(figures.expectancyRatio(), 0.1333333333);
    assertRatio(figures.kelly(), 0.15);
    assertRatio(figures.sqn(), 0.2603778220);
    assertRatio(figures.sharpe(), 4.3389428162);
    assertRatio(figures.sortino(), 8.1594970433);
    assertThat(figures.maxDrawdown().amount()).isEqualTo(Amount.of("500"));
    assertThat(figures.maxDrawdown().from()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(figures.maxDrawdown().to()).isEqualTo("2026-03-02T15:00:00Z");
    assertThat(figures.maxDrawdown().recoveredAt()).isEqualTo("2026-03-04T15:00:00Z");
    assertRatio(figures.maxDrawdown().percent(), 0.5);
    assertRatio(figures.calmar(), 19575.84097);
    assertRatio(figures.ulcerIndex(), 0.2730679690);
  }

  @Test
  void eightDailyReturns() {
    ReturnFigures figures = walk(List.of(.01, .10, -.04, .02, .03, .02, .01, -.10)).figures(null);

    assertRatio(figures.sharpe(), 1.7238613962);
    assertRatio(figures.sortino(), 2.6055312517);
    assertRatio(figures.percent(), 0.1);
    assertRatio(figures.calmar(), 23.302927973);
    assertRatio(figures.ulcerIndex(), 0.0414602047);
  }

  @Test
  void sixYearsOfDailyReturns() throws IOException {
    Path file = sharedData("daily-returns-2004-2009.csv.gz");
    assumeTrue(file != null, "../shared/data/daily-returns-2004-2009.csv.gz is not there");
    List<Double> returns = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        returns.add(Double.valueOf(line.substring(line.indexOf(',') + 1)));
      }
    }

    ReturnFigures figures = walk(returns).figures(null);

    assertThat(figures.days()).isEqualTo(1_511);
    assertRatio(figures.totalReturn(), 0.6540425002);
    assertRatio(figures.cagr(), 0.0875482910);
    assertRatio(figures.volatility(), 0.2620758902);
    assertRatio(figures.sharpe(), 0.4511213668);
    assertRatio(figures.sortino(), 0.6587882351);
    assertRatio(figures.percent(), 0.6039081070);
    assertRatio(figures.calmar(), 0.1449695574);
    assertRatio(figures.ulcerIndex(), 0.2209144021);
  }

  /** One trade on each of consecutive weekdays. */
  private static Figures figures(String start, String... results) {
    List<ClosedTrade> trades = new ArrayList<>();
    LocalDate day = MONDAY;
    for (String result : results) {
      trades.add(Trades.of("main", "t" + day, day.atTime(15, 0).toInstant(ZoneOffset.UTC), result));
      day = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
    }
    return new Ledgers(TERMS)
        .deposit(MONDAY, start)
        .trades(trades)
        .answer(new PerformanceCalculation(TERMS, null, null, Bucket.DAY, day))
        .summary();
  }

  private static ReturnWalk walk(List<Double> returns) {
    ReturnWalk walk = new ReturnWalk(Annualisation.WEEKDAYS);
    returns.forEach(walk::day);
    return walk;
  }

  private static void assertRatio(@Nullable Double actual, double expected) {
    assertThat(actual).isNotNull();
    double scale = Math.pow(10, Math.floor(Math.log10(Math.abs(expected))) - 8);
    assertThat(actual).isCloseTo(expected, within(0.51 * Math.max(scale, 1e-10)));
  }

  /** Beside the repository, wherever in it the tests run. */
  private static @Nullable Path sharedData(String name) {
    String configured = System.getProperty("tradefold.shared-data");
    if (configured != null) {
      Path file = Path.of(configured, name);
      return Files.exists(file) ? file : null;
    }
    for (Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        at != null;
        at = at.getParent()) {
      Path file = at.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
