package io.tradefold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.Conflict;
import io.tradefold.api.FieldError;
import io.tradefold.api.LogHead;
import io.tradefold.api.NotFound;
import io.tradefold.api.Rejected;
import io.tradefold.api.TooLarge;
import io.tradefold.api.trading.ImportRefused;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The way from HTTP to the log and back. */
@SpringBootTest(
    classes = TestApplication.class,
    properties = {"axon.axonserver.enabled=false", "axon.timeout.enabled=false"})
class CommandsOverHttpTest {

  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  private final MockMvc http;
  private final LogHead head;
  private final String community = "c-" + UUID.randomUUID();
  private final String accounts = "/api/trader/accounts";
  private final String account = "a-" + UUID.randomUUID();

  @Autowired
  CommandsOverHttpTest(WebApplicationContext context, LogHead head) {
    this.http = MockMvcBuilders.webAppContextSetup(context).build();
    this.head = head;
  }

  @BeforeEach
  void anAccountInACommunity() throws Exception {
    post(
        "/api/community",
        """
        {"communityId": "%s", "name": "Acme", "baseCurrency": "USD", "timeZone": "UTC",
         "annualisation": 252}"""
            .formatted(community));
    post(
        accounts,
        """
        {"accountId": "%s", "communityId": "%s", "name": "Main", "currency": "USD",
         "startingBalance": "1000", "at": "2026-01-01T00:00:00Z"}"""
            .formatted(account, community));
  }

  @Test
  void aCreateIsAnsweredWithItsPlaceAndThePositionOfTheLog() throws Exception {
    MockHttpServletResponse response = post(path("/trades"), trade("t-1", "AAPL"));
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(response.getHeader("Location")).isEqualTo(path("/trades/t-1"));
    assertThat(response.getHeader("Tradefold-Position")).isEqualTo(head.index() + "@" + community);
    assertThat(response.getContentAsString()).isEqualTo("{\"tradeId\":\"t-1\"}");
    long before = head.index();
    MockHttpServletResponse again = post(path("/trades"), trade("t-1", "AAPL"));
    assertThat(again.getStatus()).isEqualTo(201);
    assertThat(again.getContentAsString()).isEqualTo(response.getContentAsString());
    assertThat(head.index()).isEqualTo(before);
  }

  @Test
  void aWholeLifeOfATradeByHand() throws Exception {
    post(path("/trades"), trade("t-1", "AAPL"));
    assertThat(
            post(path("/trades/t-1/increase"), "{\"quantity\": \"1\", \"price\": \"11\"}")
                .getStatus())
        .isEqualTo(200);
    post(path("/trades/t-1/notes"), "{\"text\": \"one\\ntwo\", \"tags\": [\"a\", \"a\"]}");
    post(path("/trades/t-1/reduce"), "{\"quantity\": \"1\", \"price\": \"12\"}");
    MockHttpServletResponse closed =
        post(path("/trades/t-1/close"), "{\"price\": \"12\", \"fee\": \"0.5\"}");
    assertThat(closed.getContentAsString()).contains("\"executionId\"", "\"tradeId\":\"t-1\"");
    refused("trade-closed", path("/trades/t-1/close"), "{\"price\": \"12\"}");
    post(path("/trades/t-1/void"), "{\"reason\": \"a test\"}");
    refused("already-void", path("/trades/t-1/void"), "{\"reason\": \"a test\"}");
    post(path("/deposits"), "{\"amount\": \"5\"}");
    post(path("/withdrawals"), "{\"amount\": \"1005\"}");
    refused("withdrawal-above-balance", path("/withdrawals"), "{\"amount\": \"0.01\"}");
    post(path("/adjustments"), "{\"kind\": \"FEE\", \"amount\": \"-1\", \"note\": \"data\"}");
    send(HttpMethod.PUT, path("/broker"), JSON, "{\"name\": \"IB\"}");
    send(HttpMethod.DELETE, path("/broker"), null, "");
    send(HttpMethod.PUT, path("/risk-settings"), JSON, "{\"maxOpenTrades\": 1}");
    post(path("/trades"), trade("t-2", "AAPL"));
    refused("max-open-trades", path("/trades"), trade("t-3", "MSFT"));
    post(path("/trades/t-2/close"), "{\"price\": \"12\"}");
    send(HttpMethod.PATCH, path(""), JSON, "{\"name\": \" Swing \"}");
    send(HttpMethod.DELETE, path(""), null, "");
    refused("account-closed", path("/deposits"), "{\"amount\": \"5\"}");
  }

  @Test
  void anImportIsPreviewedTakenAndUndone() throws Exception {
    String csv =
        """
        at,symbol,side,quantity,price
        2026-02-01T10:00:00Z,AAPL,BUY,1,10
        2026-02-01T11:00:00Z,AAPL,SELL,1,11
        """;
    long before = head.index();
    MockHttpServletResponse preview =
        send(HttpMethod.POST, path("/executions?preview=true"), CSV, csv);
    assertThat(preview.getStatus()).isEqualTo(200);
    assertThat(preview.getContentAsString())
        .contains("\"accepted\":2", "\"tradesClosed\":1")
        .doesNotContain("importId");
    assertThat(head.index()).isEqualTo(before);
    MockHttpServletResponse taken = send(HttpMethod.POST, path("/executions"), CSV, csv);
    assertThat(taken.getStatus()).isEqualTo(201);
    String location = String.valueOf(taken.getHeader("Location"));
    assertThat(location).startsWith(path("/imports/"));
    assertThat(send(HttpMethod.DELETE, location, null, "").getStatus()).isEqualTo(200);
    thrown(Rejected.class, HttpMethod.DELETE, location, null, "");
    String json =
        """
        [{"at": "2026-02-01T10:00:00Z", "symbol": "AAPL", "side": "BUY", "quantity": "1",
          "price": "10"}, {"at": "never"}]""";
    ImportRefused refusal =
        thrown(ImportRefused.class, HttpMethod.POST, path("/executions"), JSON, json);
    assertThat(refusal.result().rejected()).hasSize(1);
    assertThat(
            send(HttpMethod.POST, path("/executions?partial=true"), JSON, json)
                .getContentAsString())
        .contains("\"accepted\":1", "\"rejectedRows\":1");
    thrown(FieldError.class, HttpMethod.POST, path("/executions?partial=yes"), JSON, json);
    thrown(
        TooLarge.class,
        HttpMethod.POST,
        path("/executions"),
        JSON,
        "[" + " ".repeat(1 << 20) + "]");
  }

  @Test
  void anIdempotencyKeyHasOneEffectAndOneAnswer() throws Exception {
    MockHttpServletRequestBuilder deposit =
        request(HttpMethod.POST, path("/deposits"), JSON, "{\"amount\": \"5\"}")
            .header("Idempotency-Key", "k-1")
            .header("X-Fingerprint", "deposit");
    String first = perform(deposit).getContentAsString();
    long after = head.index();
    assertThat(perform(deposit).getContentAsString()).isEqualTo(first);
    assertThat(head.index()).isEqualTo(after);
    MockHttpServletRequestBuilder open =
        request(HttpMethod.POST, path("/trades"), JSON, trade(null, "AAPL"))
            .header("Idempotency-Key", "k-2")
            .header("X-Fingerprint", "open");
    MockHttpServletResponse opened = perform(open);
    MockHttpServletResponse again = perform(open);
    assertThat(again.getContentAsString()).isEqualTo(opened.getContentAsString());
    assertThat(again.getHeader("Location")).isEqualTo(opened.getHeader("Location"));
    assertThatThrownBy(
            () ->
                perform(
                    request(HttpMethod.POST, path("/deposits"), JSON, "{\"amount\": \"6\"}")
                        .header("Idempotency-Key", "k-1")
                        .header("X-Fingerprint", "other")))
        .hasRootCauseInstanceOf(Rejected.class);
  }

  @Test
  void anAggregateWithoutAnIdIsFoundAgainByItsKey() throws Exception {
    MockHttpServletRequestBuilder register =
        request(
                HttpMethod.POST,
                "/api/community",
                JSON,
                """
                {"name": "Keyed", "baseCurrency": "EUR", "timeZone": "Europe/Berlin",
                 "annualisation": 365}""")
            .header("Idempotency-Key", community)
            .header("X-Fingerprint", "register");
    MockHttpServletResponse first = perform(register);
    long after = head.index();
    MockHttpServletResponse second = perform(register);
    assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(head.index()).isEqualTo(after);
  }

  @Test
  void whatIsAnothersIsNotThere() throws Exception {
    assertThatThrownBy(
            () ->
                perform(
                    request(HttpMethod.POST, path("/deposits"), JSON, "{\"amount\": \"5\"}")
                        .header("X-Caller", "bob")))
        .hasRootCauseInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                perform(
                    request(
                            HttpMethod.PATCH,
                            "/api/community/" + community,
                            JSON,
                            "{\"name\": \"x\"}")
                        .header("X-Caller", "bob")))
        .hasRootCauseInstanceOf(NotFound.class);
    assertThat(
            send(HttpMethod.PATCH, "/api/community/" + community, JSON, "{\"annualisation\": 365}")
                .getStatus())
        .isEqualTo(200);
    thrown(
        NotFound.class, HttpMethod.POST, accounts + "/nope/deposits", JSON, "{\"amount\": \"5\"}");
  }

  @Test
  void badInputNamesTheField() throws Exception {
    bad("amount", path("/deposits"), "{\"amount\": \"0\"}");
    bad("amount", path("/adjustments"), "{\"kind\": \"FEE\", \"amount\": \"0\"}");
    bad("kind", path("/adjustments"), "{\"kind\": \"GIFT\", \"amount\": \"1\"}");
    bad("reason", path("/trades/t/void"), "{\"reason\": \" \"}");
    bad("text", path("/trades/t/notes"), "{\"text\": \"a\\u0000b\"}");
    bad("tags[1]", path("/trades/t/notes"), "{\"tags\": [\"a\", \"\"]}");
    bad("tradeId", path("/trades/t%20t/notes"), "{\"tags\": [\"a\"]}");
    bad("accountId", accounts + "/a%20a/deposits", "{\"amount\": \"1\"}");
    bad("at", path("/deposits"), "{\"amount\": \"1\", \"at\": \"2999-01-01T00:00:00Z\"}");
    bad(
        "name",
        "/api/community",
        """
        {"name": "%s", "baseCurrency": "USD", "timeZone": "UTC", "annualisation": 252}"""
            .formatted("x".repeat(121)));
    thrown(
        Conflict.class,
        HttpMethod.POST,
        accounts,
        JSON,
        """
        {"accountId": "%s", "communityId": "%s", "name": "Other", "currency": "USD",
         "startingBalance": "1000"}"""
            .formatted(account, community));
    assertThat(send(HttpMethod.POST, path("/deposits"), "text/plain", "x").getStatus())
        .isEqualTo(415);
  }

  @Test
  void badLimitsNameTheField() {
    for (String[] one :
        new String[][] {
          {"maxOpenTrades", "{\"maxOpenTrades\": 0}"},
          {"maxPositionNotional", "{\"maxPositionNotional\": \"0\"}"},
          {"maxDailyLoss", "{\"maxDailyLoss\": \"-1\"}"},
          {"allowedSymbols", "{\"allowedSymbols\": [null]}"},
          {"allowedSymbols[0]", "{\"allowedSymbols\": [\"a b\"]}"}
        }) {
      assertThat(
              thrown(FieldError.class, HttpMethod.PUT, path("/risk-settings"), JSON, one[1])
                  .field())
          .isEqualTo(one[0]);
    }
  }

  private String path(String rest) {
    return accounts + "/" + account + rest;
  }

  private static String trade(@Nullable String id, String symbol) {
    return "{%s \"symbol\": \"%s\", \"side\": \"LONG\", \"quantity\": \"1\", \"price\": \"10\"}"
        .formatted(id == null ? "" : "\"tradeId\": \"" + id + "\",", symbol);
  }

  private MockHttpServletResponse post(String path, String body) throws Exception {
    MockHttpServletResponse response = send(HttpMethod.POST, path, JSON, body);
    assertThat(response.getStatus()).isBetween(200, 201);
    return response;
  }

  private MockHttpServletResponse send(
      HttpMethod method, String path, @Nullable String type, String body) throws Exception {
    return perform(request(method, path, type, body));
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request).andReturn().getResponse();
  }

  private static MockHttpServletRequestBuilder request(
      HttpMethod method, String path, @Nullable String type, String body) {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(method, URI.create(path))
            .content(body.getBytes(StandardCharsets.UTF_8));
    return type == null ? request : request.contentType(type);
  }

  private void refused(String rule, String path, String body) {
    assertThat(thrown(Rejected.class, HttpMethod.POST, path, JSON, body).rule()).isEqualTo(rule);
  }

  private void bad(String field, String path, String body) {
    assertThat(thrown(FieldError.class, HttpMethod.POST, path, JSON, body).field())
        .isEqualTo(field);
  }

  /** The exception that the edge turns into a problem. */
  private <E extends Exception> E thrown(
      Class<E> type, HttpMethod method, String path, @Nullable String contentType, String body) {
    try {
      MockHttpServletResponse response = send(method, path, contentType, body);
      throw new AssertionError("answered " + response.getStatus());
    } catch (ServletException wrapped) {
      return type.cast(wrapped.getRootCause());
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }
}
