package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradefold.server.http.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The whole path as a trader's program sees it: commands in, figures out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TradingContractTest extends RunningServer {

  private Api cora;

  @BeforeAll
  void register() {
    cora = api("cora");
    Map<String, Object> community =
        Map.of(
            "communityId",
            "contract",
            "name",
            "Contract",
            "baseCurrency",
            "USD",
            "timeZone",
            "America/New_York",
            "annualisation",
            252);
    assertThat(cora.post("/api/community", community).status()).isEqualTo(201);
  }

  /** Table B of the contract: one trade on each of eight consecutive weekdays. */
  @Test
  void tableBComesOutOfTradesByHand() {
    List<Integer> results = List.of(100, 200, 50, -150, 300, -100, 80, -30);
    List<String> days =
        List.of("05", "06", "07", "08", "09", "12", "13", "14"); // Monday to Wednesday week
    Answer last = open("b", "10000");
    for (int i = 0; i < results.size(); i++) {
      String day = "2026-01-" + days.get(i);
      trade("b", "b" + i, day + "T15:00:00Z", "1000");
      last = close("b", "b" + i, day + "T16:00:00Z", String.valueOf(1000 + results.get(i)));
    }
    JsonNode summary =
        cora.getAfter(last, "/api/trader/analytics/performance?accountId=b&bucket=day")
            .json()
            .get("summary");
    assertThat(summary.get("days").asInt()).isEqualTo(8);
    assertThat(summary.get("netPnl").asString()).isEqualTo("450");
    near(summary, "winRate", 0.625);
    near(summary, "profitFactor", 2.6071428571);
    near(summary, "payoffRatio", 1.5642857143);
    near(summary, "expectancyRatio", 0.6026785714);
    near(summary, "kelly", 0.3852739726);
    near(summary, "sqn", 1.0623900720);
    near(summary, "sharpe", 6.0898383164);
    near(summary, "sortino", 14.3312861467);
    near(summary, "ulcerIndex", 0.0068352731);
    assertThat(summary.get("calmar").asDouble()).isCloseTo(207.0655659, within(1e-6));
    assertThat(summary.get("maxDrawdown").get("amount").asString()).isEqualTo("150");
    near(summary.get("maxDrawdown"), "percent", 0.014492753623);
  }

  @Test
  void aRepeatedKeyHasNoSecondEffectAndTheSameAnswer() {
    open("keys", "100");
    String path = "/api/trader/accounts/keys/deposits";
    Answer first = cora.post(path, Map.of("amount", "5"), "Idempotency-Key", "once");
    Answer second = cora.post(path, Map.of("amount", "5"), "Idempotency-Key", "once");
    Answer other = cora.post(path, Map.of("amount", "6"), "Idempotency-Key", "once");

    assertThat(second.status()).isEqualTo(first.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(other.status()).isEqualTo(422);
    assertThat(overview("keys", second).get("balance").asString()).isEqualTo("105");
  }

  @Test
  void aRefusalForRiskIsAnsweredWithItsRuleAndChangesNothing() {
    open("risk", "100");
    cora.send("PUT", "/api/trader/accounts/risk/risk-settings", Map.of("maxOpenTrades", 1));
    trade("risk", "one", "2026-01-05T15:00:00Z", "1");
    Answer refused =
        cora.post(
            "/api/trader/accounts/risk/trades",
            Map.of("symbol", "TWO", "side", "LONG", "quantity", "1", "price", "1"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("rule").asString()).isEqualTo("max-open-trades");
    Answer any = cora.post("/api/trader/accounts/risk/deposits", Map.of("amount", "1"));
    assertThat(overview("risk", any).get("openTrades").asInt()).isEqualTo(1);
  }

  @Test
  void aFileIsTakenWholeOrNotAtAllUnlessPartial() {
    open("files", "100");
    String path = "/api/trader/accounts/files/executions";
    String file =
        """
        executionId,at,symbol,side,quantity,price
        e1,2026-01-05T15:00:00Z,ABC,BUY,10,5
        e2,2026-01-05T16:00:00Z,ABC,SELL,10,7
        e3,2026-01-05T17:00:00Z,ABC,HOLD,10,7
        """;
    Answer whole = cora.csv(path, file);
    assertThat(whole.status()).isEqualTo(422);
    assertThat(whole.json().get("rejected").get(0).get("line").asInt()).isEqualTo(4);
    assertThat(whole.json().get("rejected").get(0).get("column").asString()).isEqualTo("side");

    Answer preview = cora.csv(path + "?preview=true&partial=true", file);
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().get("accepted").asInt()).isEqualTo(2);
    assertThat(
            overview(
                    "files",
                    cora.post("/api/trader/accounts/files/deposits", Map.of("amount", "1")))
                .get("trades")
                .asInt())
        .isZero();

    Answer partial = cora.csv(path + "?partial=true", file);
    assertThat(partial.status()).isEqualTo(201);
    assertThat(overview("files", partial).get("netPnl").asString()).isEqualTo("20");

    String importId = partial.json().get("importId").asString();
    Answer undone = cora.delete("/api/trader/accounts/files/imports/" + importId);
    assertThat(undone.status()).as(undone.text()).isEqualTo(200);
    assertThat(overview("files", undone).get("netPnl").asString()).isEqualTo("0");
    assertThat(overview("files", undone).get("trades").asInt()).isZero();
  }

  @Test
  void anUnchangedAnswerNeedNotBeSentAgain() {
    Answer opened = open("etag", "100");
    Answer first = cora.getAfter(opened, "/api/trader/overview?accountId=etag");
    Answer second =
        cora.get("/api/trader/overview?accountId=etag", "If-None-Match", first.header("ETag"));
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.text()).isEmpty();
  }

  @Test
  void formulasInAnExportAreOnlyText() {
    open("csv", "100");
    trade("csv", "t1", "2026-01-05T15:00:00Z", "10");
    Answer noted =
        cora.post(
            "/api/trader/accounts/csv/trades/t1/notes",
            Map.of("text", "x", "tags", List.of("=cmd()")));
    assertThat(noted.status()).as(noted.text()).isEqualTo(200);
    Answer closed = close("csv", "t1", "2026-01-05T16:00:00Z", "4");
    String csv = cora.getAfter(closed, "/api/trader/trades.csv?accountId=csv").text();
    assertThat(csv).contains("'=cmd()").contains(",-6,");
  }

  private Answer open(String account, String balance) {
    Map<String, Object> body =
        Map.of(
            "accountId",
            account,
            "communityId",
            "contract",
            "name",
            account,
            "currency",
            "USD",
            "startingBalance",
            balance,
            "at",
            "2026-01-02T00:00:00Z");
    Answer answer = cora.post("/api/trader/accounts", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private void trade(String account, String trade, String at, String price) {
    Answer answer =
        cora.post(
            "/api/trader/accounts/" + account + "/trades",
            Map.of(
                "tradeId",
                trade,
                "symbol",
                "ABC",
                "side",
                "LONG",
                "quantity",
                "1",
                "price",
                price,
                "at",
                at));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private Answer close(String account, String trade, String at, String price) {
    Answer answer =
        cora.post(
            "/api/trader/accounts/" + account + "/trades/" + trade + "/close",
            Map.of("price", price, "at", at));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private JsonNode overview(String account, Answer after) {
    return cora.getAfter(after, "/api/trader/overview?accountId=" + account).json();
  }

  private static void near(JsonNode figures, String field, double expected) {
    assertThat(figures.get(field).asDouble()).as(field).isCloseTo(expected, within(1e-9));
  }
}
