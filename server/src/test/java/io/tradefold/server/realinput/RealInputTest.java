package io.tradefold.server.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.RunningServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Six years of real fills, sent over HTTP, against a plain computation over the same file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealInputTest extends RunningServer {

  private static final Path FILE =
      SharedData.folder().resolve("fills-us-equities-2004-2009.csv.gz");

  private PlainFills plain;
  private Api api;

  @BeforeAll
  void register() throws IOException {
    assumeTrue(Files.exists(FILE), "the real fills are not beside this checkout: " + FILE);
    plain = new PlainFills(FILE);
    api = api("ann");
    Map<String, Object> community =
        Map.of(
            "communityId",
            "real",
            "name",
            "Real",
            "baseCurrency",
            "USD",
            "timeZone",
            "UTC",
            "annualisation",
            252);
    assertThat(api.post("/api/community", community).status()).isEqualTo(201);
  }

  @Test
  void oneFileGivesWhatThePlainComputationGives() {
    open("whole");
    Api.Answer last = send("whole", plain.fills);
    assertThat(last.json().get("tradesClosed").asInt()).isEqualTo(plain.trades.size());
    expectFigures("whole", last);
  }

  @Test
  void threeFilesInTheWrongOrderGiveTheSame() {
    open("thirds");
    int third = plain.fills.size() / 3;
    send("thirds", plain.fills.subList(2 * third, plain.fills.size()));
    send("thirds", plain.fills.subList(0, third));
    Api.Answer last = send("thirds", plain.fills.subList(third, 2 * third));
    expectFigures("thirds", last);
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    open("twice");
    send("twice", plain.fills);
    Api.Answer second = send("twice", plain.fills);
    assertThat(second.json().get("accepted").asInt()).isZero();
    assertThat(second.json().get("duplicates").asInt()).isEqualTo(plain.fills.size());
    expectFigures("twice", second);
  }

  private void open(String account) {
    Map<String, Object> body =
        Map.of(
            "accountId",
            account,
            "communityId",
            "real",
            "name",
            account,
            "currency",
            "USD",
            "startingBalance",
            "100000",
            "at",
            "2004-01-01T00:00:00Z");
    assertThat(api.post("/api/trader/accounts", body).status()).isEqualTo(201);
  }

  private Api.Answer send(String account, List<PlainFills.Fill> fills) {
    String csv =
        fills.stream()
            .map(PlainFills.Fill::csv)
            .collect(Collectors.joining("\n", PlainFills.HEADER + "\n", "\n"));
    Api.Answer answer = api.csv("/api/trader/accounts/" + account + "/executions", csv);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private void expectFigures(String account, Api.Answer command) {
    JsonNode overview = api.getAfter(command, "/api/trader/overview?accountId=" + account).json();
    assertThat(overview.get("trades").asInt()).isEqualTo(plain.trades.size());
    assertThat(overview.get("openTrades").asInt()).isEqualTo(plain.openTrades);
    expectAmount(overview.get("realisedOfOpen"), plain.realisedOfOpen);
    expectAmount(overview.get("netPnl"), plain.sum(1).add(plain.sum(-1)));
    expectAmount(
        overview.get("balance"), plain.sum(1).add(plain.sum(-1)).add(new BigDecimal(100_000)));

    JsonNode answer =
        api.getAfter(command, "/api/trader/analytics/performance?bucket=month&accountId=" + account)
            .json();
    JsonNode summary = answer.get("summary");
    assertThat(summary.get("trades").asLong()).isEqualTo(plain.trades.size());
    assertThat(summary.get("wins").asLong()).isEqualTo(plain.wins());
    assertThat(summary.get("losses").asLong()).isEqualTo(plain.losses());
    expectAmount(summary.get("grossProfit"), plain.sum(1));
    expectAmount(summary.get("grossLoss"), plain.sum(-1));
    expectAmount(summary.get("maxDrawdown").get("amount"), plain.drawdown());
    assertThat(summary.get("maxDrawdown").get("percent").asDouble())
        .isCloseTo(plain.drawdownPercent(), withPercentage(1e-8));
    assertThat(summary.get("sharpe").asDouble()).isCloseTo(plain.sharpe(), within(1e-9));

    for (int year = 2004; year <= 2009; year++) {
      String range = "?from=" + year + "-01-01&to=" + year + "-12-31&bucket=month&accountId=";
      JsonNode ofYear =
          api.getAfter(command, "/api/trader/analytics/performance" + range + account).json();
      expectAmount(ofYear.get("summary").get("netPnl"), plain.net(year));
    }
  }

  private static void expectAmount(JsonNode actual, BigDecimal expected) {
    assertThat(new BigDecimal(actual.asString())).isEqualByComparingTo(expected);
  }
}
