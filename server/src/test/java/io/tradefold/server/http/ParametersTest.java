package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters in the address: of commands and of queries, those there are and no others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParametersTest extends RunningServer {

  private static final String EXECUTIONS = "/api/trader/accounts/parameters/executions";
  private static final List<Map<String, String>> ONE_ROW =
      List.of(
          Map.of(
              "at", "2026-01-05T15:00:00Z",
              "symbol", "ABC",
              "side", "BUY",
              "quantity", "1",
              "price", "5"));

  private Api ben;

  @BeforeAll
  void openAnAccount() {
    ben = api("ben");
    ben.post(
        "/api/community",
        Map.of(
            "communityId", "parameters",
            "name", "Parameters",
            "baseCurrency", "USD",
            "timeZone", "UTC",
            "annualisation", 252));
    Answer opened =
        ben.post(
            "/api/trader/accounts",
            Map.of(
                "accountId", "parameters",
                "communityId", "parameters",
                "name", "Parameters",
                "currency", "USD",
                "startingBalance", "100"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
  }

  @Test
  void aMisspeltPreviewDoesNotImport() {
    Answer refused = ben.post(EXECUTIONS + "?Preview=true", ONE_ROW);

    names(refused, "Preview", "true", "no such parameter; there are: partial, preview");
    Answer preview = ben.post(EXECUTIONS + "?preview=true", ONE_ROW);
    assertThat(preview.status()).as(preview.text()).isEqualTo(200);
    assertThat(preview.json().get("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void aCommandWithoutParametersHasNone() {
    Answer refused =
        ben.post("/api/trader/accounts/parameters/deposits?amount=1", Map.of("amount", "1"));

    names(refused, "amount", "1", "there are none");
    names(ben.delete("/api/trader/accounts/parameters?force=yes"), "force", "yes", "none");
  }

  @Test
  void aMisspeltFilterIsNotLeftOut() {
    names(ben.get("/api/trader/trades?symbl=AAPL"), "symbl", "AAPL", "symbol");
    names(ben.get("/api/me?x=1"), "x", "1", "there are none");
  }

  @Test
  void whatIsGivenTwiceIsNotChosenFrom() {
    names(ben.get("/api/trader/trades?limit=1&limit=2"), "limit", "1, 2", "given once");
    names(
        ben.post(EXECUTIONS + "?preview=true&preview=false", ONE_ROW),
        "preview",
        "true, false",
        "given once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/trader/trades?symbol=%zz", "/api/me?%=1", "/api/me?=1"})
  void anAddressThatCannotBeReadIsABadRequest(String path) {
    // java.net.URI would not send it, so it goes over a plain socket.
    assertThat(ben.plain(path)).startsWith("HTTP/1.1 400");
  }

  private static void names(Answer answer, String field, String value, String expected) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("field").asString()).isEqualTo(field);
    assertThat(answer.json().get("value").asString()).isEqualTo(value);
    assertThat(answer.json().get("expected").asString()).contains(expected);
  }
}
