package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tradefold.server.http.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every mapped endpoint, found from the mappings, as nobody and as a stranger who names
 * another trader's things. An endpoint without an entry here fails the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest extends RunningServer {

  private static final String ACCOUNT = "/api/trader/accounts/secret-account";
  private static final String TRADE = ACCOUNT + "/trades/secret-trade";

  /** What a stranger may get: never anything that is not theirs. */
  private enum Stranger {
    /** It does not exist, as far as the stranger can tell. */
    NOT_FOUND,
    /** It answers about the stranger, who has nothing. */
    OWN_ONLY,
    /** It is there for operators and nobody else, whatever they trade. */
    OPERATORS_ONLY
  }

  private record Call(String path, String body, Stranger expected) {}

  /** By method and pattern. */
  private static final Map<String, Call> TABLE = new TreeMap<>();

  static {
    own(
        "POST /api/community",
        "/api/community",
        "{\"name\":\"x\",\"baseCurrency\":\"USD\",\"timeZone\":\"UTC\",\"annualisation\":252}");
    hidden("GET /api/community/{communityId}", "/api/community/tenancy", "");
    hidden("PATCH /api/community/{communityId}", "/api/community/tenancy", "{\"name\":\"x\"}");
    own("GET /api/me", "/api/me", "");
    own("GET /api/trader/accounts", "/api/trader/accounts", "");
    hidden(
        "POST /api/trader/accounts",
        "/api/trader/accounts",
        "{\"communityId\":\"no-such\",\"name\":\"x\",\"currency\":\"USD\",\"startingBalance\":\"1\"}");
    hidden("GET /api/trader/accounts/{accountId}", ACCOUNT, "");
    hidden("PATCH /api/trader/accounts/{accountId}", ACCOUNT, "{\"name\":\"x\"}");
    hidden("DELETE /api/trader/accounts/{accountId}", ACCOUNT, "");
    hidden(
        "POST /api/trader/accounts/{accountId}/deposits",
        ACCOUNT + "/deposits",
        "{\"amount\":\"1\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/withdrawals",
        ACCOUNT + "/withdrawals",
        "{\"amount\":\"1\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/adjustments",
        ACCOUNT + "/adjustments",
        "{\"kind\":\"FEE\",\"amount\":\"-1\"}");
    hidden("GET /api/trader/accounts/{accountId}/risk-settings", ACCOUNT + "/risk-settings", "");
    hidden("PUT /api/trader/accounts/{accountId}/risk-settings", ACCOUNT + "/risk-settings", "{}");
    hidden("PUT /api/trader/accounts/{accountId}/broker", ACCOUNT + "/broker", "{\"name\":\"x\"}");
    hidden("DELETE /api/trader/accounts/{accountId}/broker", ACCOUNT + "/broker", "");
    hidden("GET /api/trader/accounts/{accountId}/positions", ACCOUNT + "/positions", "");
    hidden("GET /api/trader/accounts/{accountId}/imports", ACCOUNT + "/imports", "");
    hidden(
        "DELETE /api/trader/accounts/{accountId}/imports/{importId}", ACCOUNT + "/imports/x", "");
    hidden("POST /api/trader/accounts/{accountId}/executions", ACCOUNT + "/executions", "[]");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades",
        ACCOUNT + "/trades",
        "{\"symbol\":\"A\",\"side\":\"LONG\",\"quantity\":\"1\",\"price\":\"1\"}");
    hidden("GET /api/trader/accounts/{accountId}/trades/{tradeId}", TRADE, "");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades/{tradeId}/increase",
        TRADE + "/increase",
        "{\"quantity\":\"1\",\"price\":\"1\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades/{tradeId}/reduce",
        TRADE + "/reduce",
        "{\"quantity\":\"1\",\"price\":\"1\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades/{tradeId}/close",
        TRADE + "/close",
        "{\"price\":\"1\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades/{tradeId}/void",
        TRADE + "/void",
        "{\"reason\":\"x\"}");
    hidden(
        "POST /api/trader/accounts/{accountId}/trades/{tradeId}/notes",
        TRADE + "/notes",
        "{\"text\":\"x\",\"tags\":[]}");
    operators("GET /api/audit/backup", "/api/audit/backup", "");
    operators("POST /api/audit/verifications", "/api/audit/verifications", "{}");
    operators("GET /api/audit/verifications", "/api/audit/verifications", "");
    operators("GET /api/audit/verifications/{verificationId}", "/api/audit/verifications/x", "");
    operators(
        "POST /api/audit/verifications/{verificationId}/cancel",
        "/api/audit/verifications/x/cancel",
        "{}");
    operators("POST /api/audit/rebuilds", "/api/audit/rebuilds", "{\"projection\":\"ledgers\"}");
    operators("GET /api/audit/rebuilds", "/api/audit/rebuilds", "");
    operators("GET /api/audit/rebuilds/{rebuildId}", "/api/audit/rebuilds/x", "");
    operators("POST /api/audit/rebuilds/{rebuildId}/cancel", "/api/audit/rebuilds/x/cancel", "{}");
    operators(
        "POST /api/audit/rebuilds/{rebuildId}/roll-back", "/api/audit/rebuilds/x/roll-back", "{}");
    operators("POST /api/audit/rebuilds/{rebuildId}/drop", "/api/audit/rebuilds/x/drop", "{}");
    operators("GET /api/audit/blocked", "/api/audit/blocked", "");
    operators("POST /api/audit/blocked/{id}/retry", "/api/audit/blocked/x/retry", "{}");
    own("GET /api/trader/trades", "/api/trader/trades", "");
    own("GET /api/trader/trades.csv", "/api/trader/trades.csv", "");
    hidden("GET /api/trader/overview", "/api/trader/overview?accountId=secret-account", "");
    hidden(
        "GET /api/trader/analytics/performance",
        "/api/trader/analytics/performance?accountId=secret-account&bucket=day",
        "");
    hidden(
        "GET /api/trader/analytics/breakdown",
        "/api/trader/analytics/breakdown?accountId=secret-account&by=symbol",
        "");
  }

  /** A stream that stays open: asked for without a token only; its content is tested elsewhere. */
  private static final String STREAM = "GET /api/trader/live";

  /** A controller of other tests, which component scanning finds too. */
  private static final String TEST_SUPPORT = "/api/probe/";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private static void hidden(String endpoint, String path, String body) {
    TABLE.put(endpoint, new Call(path, body, Stranger.NOT_FOUND));
  }

  private static void own(String endpoint, String path, String body) {
    TABLE.put(endpoint, new Call(path, body, Stranger.OWN_ONLY));
  }

  private static void operators(String endpoint, String path, String body) {
    TABLE.put(endpoint, new Call(path, body, Stranger.OPERATORS_ONLY));
  }

  @BeforeAll
  void aTraderWithSecrets() {
    Api ann = api("ann");
    ann.post(
        "/api/community",
        Map.of(
            "communityId",
            "tenancy",
            "name",
            "Tenancy",
            "baseCurrency",
            "USD",
            "timeZone",
            "UTC",
            "annualisation",
            252));
    Answer opened =
        ann.post(
            "/api/trader/accounts",
            Map.of(
                "accountId",
                "secret-account",
                "communityId",
                "tenancy",
                "name",
                "secret-name",
                "currency",
                "USD",
                "startingBalance",
                "1000"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    Answer trade =
        ann.post(
            ACCOUNT + "/trades",
            Map.of(
                "tradeId",
                "secret-trade",
                "symbol",
                "SECRET",
                "side",
                "LONG",
                "quantity",
                "1",
                "price",
                "1"));
    assertThat(trade.status()).as(trade.text()).isEqualTo(201);
    assertThat(ann.getAfter(trade, TRADE).status()).isEqualTo(200);
  }

  @Test
  void everyEndpointHasAnEntry() {
    assumeThat(isFleet()).as("one process of a fleet knows some of the endpoints").isFalse();
    Set<String> expected = new TreeSet<>(TABLE.keySet());
    expected.add(STREAM);
    assertThat(endpoints()).isEqualTo(expected);
  }

  @Test
  void nobodyGetsNothingAnywhere() {
    TABLE.forEach(
        (endpoint, call) ->
            assertThat(send(api(""), endpoint, call).status()).as(endpoint).isEqualTo(401));
    assertThat(api("").get("/api/trader/live").status()).isEqualTo(401);
  }

  @Test
  void aStrangerSeesNothingOfAnotherTrader() {
    TABLE.forEach(
        (endpoint, call) -> {
          Answer answer = send(api("stranger"), endpoint, call);
          assertThat(answer.text()).as(endpoint).doesNotContain("secret-name", "SECRET");
          switch (call.expected()) {
            case NOT_FOUND -> isProblem(answer, 404, endpoint);
            case OPERATORS_ONLY -> isProblem(answer, 403, endpoint);
            case OWN_ONLY ->
                assertThat(answer.status()).as(endpoint + ": " + answer.text()).isBetween(200, 201);
          }
        });
  }

  @Test
  void whatIsForOperatorsIsForNoTrader() {
    TABLE.forEach(
        (endpoint, call) -> {
          if (call.expected() == Stranger.OPERATORS_ONLY) {
            Answer answer = send(api("ann"), endpoint, call);
            isProblem(answer, 403, endpoint);
            assertThat(answer.text()).contains("This is for operators of the platform.");
          }
        });
  }

  private static void isProblem(Answer answer, int status, String endpoint) {
    assertThat(answer.status()).as(endpoint + ": " + answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void anotherTradersIdIsSimplyFree() {
    Api stranger = api("dan");
    Answer opened =
        stranger.post(
            "/api/trader/accounts",
            Map.of(
                "accountId",
                "secret-account",
                "communityId",
                "tenancy",
                "name",
                "mine",
                "currency",
                "USD",
                "startingBalance",
                "5"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    assertThat(
            stranger
                .getAfter(opened, "/api/trader/overview?accountId=secret-account")
                .json()
                .get("balance")
                .asString())
        .isEqualTo("5");
    assertThat(
            api("ann")
                .getAfter(opened, "/api/trader/overview?accountId=secret-account")
                .json()
                .get("balance")
                .asString())
        .isEqualTo("1000");
  }

  private static Answer send(Api api, String endpoint, Call call) {
    String method = endpoint.substring(0, endpoint.indexOf(' '));
    return call.body().isEmpty()
        ? (method.equals("DELETE") ? api.delete(call.path()) : api.get(call.path()))
        : api.send(
            method, call.path(), call.body().getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private Set<String> endpoints() {
    Set<String> endpoints = new TreeSet<>();
    for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
      for (String pattern : info.getPatternValues()) {
        if (pattern.startsWith("/api") && !pattern.startsWith(TEST_SUPPORT)) {
          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
          methods.forEach(method -> endpoints.add(method + " " + pattern));
        }
      }
    }
    return endpoints;
  }
}
