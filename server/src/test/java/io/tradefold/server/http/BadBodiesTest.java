package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bodies that can never be right, sent to where bodies are sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodiesTest extends RunningServer {

  private static final String ACCOUNTS = "/api/trader/accounts";
  private static final String TRADES = ACCOUNTS + "/bodies/trades";
  private static final String EXECUTIONS = ACCOUNTS + "/bodies/executions";
  private static final String RISK = ACCOUNTS + "/bodies/risk-settings";

  private Api ben;

  @BeforeAll
  void openAnAccount() {
    ben = api("ben");
    ben.post(
        "/api/community",
        Map.of(
            "communityId", "bodies",
            "name", "Bodies",
            "baseCurrency", "USD",
            "timeZone", "UTC",
            "annualisation", 252));
    Answer opened =
        ben.post(
            ACCOUNTS,
            Map.of(
                "accountId", "bodies",
                "communityId", "bodies",
                "name", "Bodies",
                "currency", "USD",
                "startingBalance", "100"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
  }

  @ParameterizedTest(name = "{1} names {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|{'name':'x','colour':'red'}|colour||no such field; there are: accountId, at,",
        "POST|{'name':7}|name|7|a JSON string",
        "POST|{'communityId':7}|communityId|7|a JSON string",
        "POST|{'startingBalance':12.5}|startingBalance|12.5|a JSON string",
        "POST|{'startingBalance':'abc'}|startingBalance|abc|a decimal",
        "POST|{'startingBalance':{}}|startingBalance||a JSON string",
        "POST|{'name':'x','name':'y'}|name||each field once",
        "POST|{'name':'x'}|communityId||a value: the field is required",
        "POST|{'name':'x'|name||it ends in the middle",
        "POST|{'name':'x'} {}|||nothing behind the end",
        "POST|[]|||a JSON object",
        "POST|null||null|a JSON object",
        "POST|``|||a body",
        "TRADE|{'symbol':'A\\u0000B'}|symbol|A\u0000B|a symbol",
        "TRADE|{'symbol':['A']}|symbol||a JSON string",
        "TRADE|{'side':'UP'}|side|UP|one of LONG, SHORT",
        "TRADE|{'side':1}|side|1|one of LONG, SHORT",
        "TRADE|{'quantity':'-1'}|quantity|-1|a quantity above zero",
        "TRADE|{'price':1.5}|price|1.5|a JSON string",
        "TRADE|{'at':'yesterday'}|at|yesterday|an ISO-8601 time",
        "RISK|{'maxOpenTrades':'many'}|maxOpenTrades|many|a whole JSON number",
        "RISK|{'maxOpenTrades':1.5}|maxOpenTrades|1.5|a whole JSON number",
        "RISK|{'allowedSymbols':{}}|allowedSymbols||a JSON array",
        "RISK|{'allowedSymbols':['A','a b']}|allowedSymbols[1]|a b|a symbol",
      })
  void aBadFieldIsNamedWithItsValueAndWhatWasExpected(
      String where,
      @Nullable String body,
      @Nullable String field,
      @Nullable String value,
      String expected) {
    String json = body == null ? "" : body.replace('\'', '"');
    Answer answer =
        switch (where) {
          case "POST" -> send("POST", ACCOUNTS, json);
          case "TRADE" -> send("POST", TRADES, json);
          default -> send("PUT", RISK, json);
        };
    names(answer, field, value, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'a':1,}", "{a:1}", "{\"a\":01}", "x", "{\"name\":\"\t\"}"})
  void whatIsNoJsonSaysWhere(String body) {
    Answer answer = send("POST", ACCOUNTS, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("expected").asString())
        .contains("well-formed JSON")
        .contains("at line 1, column");
    assertThat(answer.text()).doesNotContain("Source", "Feature", "jackson");
  }

  /**
   * Jackson's own limits are a thousand levels, a thousand digits and twenty million characters.
   */
  @Test
  void depthAndLengthAreLimited() {
    String limits = "at most 32 levels, 64 characters of a number, 65,536 of a text";
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    for (String body :
        List.of(
            "{\"name\":" + deep + "}",
            "{\"x\":".repeat(1_000) + "1" + "}".repeat(1_000),
            "{\"name\":\"" + "A".repeat(100_000) + "\"}",
            "{\"" + "n".repeat(1_000) + "\":1}")) {
      Answer answer = send("POST", ACCOUNTS, body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.text().length()).isLessThan(1_000);
    }
    names(send("PUT", RISK, "{\"maxOpenTrades\":" + "9".repeat(100) + "}"), null, null, limits);
    names(send("POST", ACCOUNTS, "{\"name\":\"" + "A".repeat(70_000) + "\"}"), null, null, limits);
    assertThat(send("POST", EXECUTIONS, deep).json().get("expected").asString()).contains(limits);
    assertThat(send("POST", EXECUTIONS, "[" + "[".repeat(20) + "]".repeat(20) + "]").status())
        .as("within the limits it is only a row that is no row")
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}||a JSON array",
        "[{'symbol':'A'}|[0]|it ends in the middle",
        "[{'symbol':'A','symbol':'B'}]|[0].symbol|each field once",
        "[{},{'price':'1'|[1].price|it ends in the middle",
        "[] []||nothing behind the end",
        "[] x||well-formed JSON",
      })
  void anArrayOfExecutionsIsReadAsStrictly(String body, @Nullable String field, String expected) {
    names(send("POST", EXECUTIONS, body.replace('\'', '"')), field, null, expected);
  }

  @Test
  void whatIsWrongInOneExecutionIsSaidOfItsRow() {
    Answer answer = send("POST", EXECUTIONS, "[{\"colour\":\"red\"},{\"symbol\":5}]");

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    JsonNode rejected = answer.json().get("rejected");
    assertThat(rejected.get(0).get("line").asInt()).isEqualTo(1);
    assertThat(rejected.get(0).get("column").asString()).isEqualTo("colour");
    assertThat(rejected.get(1).get("column").asString()).isEqualTo("symbol");
    assertThat(rejected.get(1).get("value").asString()).isEqualTo("5");
  }

  private Answer send(String method, String path, String body) {
    return ben.send(method, path, body.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private static void names(
      Answer answer, @Nullable String field, @Nullable String value, String expected) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    JsonNode problem = answer.json();
    if (field != null) {
      assertThat(problem.path("field").asString("")).as(answer.text()).isEqualTo(field);
    }
    if (value != null) {
      assertThat(problem.path("value").asString("")).as(answer.text()).isEqualTo(value);
    }
    assertThat(problem.get("expected").asString()).contains(expected);
  }
}
