package io.tradefold.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EdgeTest extends RunningServer {

  private static void isProblem(HttpResponse<String> response, int status, String kind) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("urn:tradefold:problem:" + kind);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
  }

  private static void names(
      HttpResponse<String> response, String field, String value, String expected) {
    isProblem(response, 400, "bad-request");
    JsonNode problem = json(response);
    assertThat(problem.path("field").asString("")).isEqualTo(field);
    assertThat(problem.path("value").asString("")).isEqualTo(value);
    assertThat(problem.path("expected").asString("")).contains(expected);
  }

  // --- who is calling

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/probe/caller", "/api/nothing-here", "/anything", "/actuator/prometheus"})
  void withoutATokenThereIsNothing(String path) {
    HttpResponse<String> response = send(to(path));

    isProblem(response, 401, "unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nobody", "bearer ", "Basic YW5uOmFubg==", "token-ann"})
  void anUnknownTokenIsNoToken(String header) {
    HttpResponse<String> response = send(to("/api/probe/caller").header("Authorization", header));

    isProblem(response, 401, "unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
  }

  @Test
  void aTokenTellsWhoIsCalling() {
    JsonNode ann = json(get("/api/probe/caller"));
    assertThat(ann.get("id").asString()).isEqualTo("ann");
    assertThat(ann.get("operator").asBoolean()).isFalse();
    assertThat(json(send(as("olga", "/api/probe/caller"))).get("operator").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/v3/api-docs",
        "/swagger-ui/index.html"
      })
  void healthAndDocsAreOpen(String path) {
    assertThat(send(to(path)).statusCode()).isEqualTo(200);
  }

  @Test
  void theDescriptionNamesTheTokenAndTheProblems() {
    JsonNode description = json(send(to("/v3/api-docs")));

    assertThat(description.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
        .contains("type", "status", "rule", "field", "expected");
    assertThat(description.get("paths").propertyNames()).isNotEmpty();
    for (JsonNode path : description.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.at("/responses/default/content").propertyNames())
            .contains("application/problem+json");
      }
    }
  }

  @Test
  void metricsAreForOperators() {
    isProblem(send(as("ann", "/actuator/prometheus")), 403, "forbidden");
    assertThat(send(as("olga", "/actuator/prometheus")).body()).contains("jvm_memory_used_bytes");
  }

  @Test
  void operatorsSeeTheStoresInHealthAndOthersDont() {
    assertThat(json(send(to("/actuator/health"))).has("components")).isFalse();
    JsonNode health = json(send(as("olga", "/actuator/health")));
    assertThat(health.get("components").propertyNames()).contains("log", "views", "hotViews");
    assertThat(health.get("status").asString()).isEqualTo("UP");
  }

  // --- headers

  @Test
  void answersAreNotSniffedNorStoredNorFramed() {
    Map<String, String> expected =
        Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    HttpResponse<String> response = get("/api/probe/caller");

    assertThat(expected)
        .allSatisfy(
            (name, value) -> assertThat(response.headers().firstValue(name)).hasValue(value));
    assertThat(response.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
  }

  @Test
  void foreignPagesGetNoAccess() {
    HttpResponse<String> response =
        send(as("ann", "/api/probe/caller").header("Origin", "https://elsewhere.example"));

    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theCorrelationIdIsTheClientsOrANewOne() {
    HttpResponse<String> own =
        send(as("ann", "/api/probe/caller").header("X-Correlation-Id", "my-id.1"));
    assertThat(own.headers().firstValue("X-Correlation-Id")).hasValue("my-id.1");
    assertThat(get("/api/probe/caller").headers().firstValue("X-Correlation-Id"))
        .hasValueSatisfying(id -> assertThat(id).hasSize(36));
    isProblem(
        send(as("ann", "/api/probe/caller").header("X-Correlation-Id", "a b")), 400, "bad-request");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    isProblem(
        post("/api/community", "text/plain", BodyPublishers.ofString("{}"), null),
        415,
        "unsupported-media-type");
  }

  @Test
  void anotherMethodIsRefusedAndTheRightOneNamed() {
    HttpResponse<String> response = get("/api/community");

    isProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void anAnswerNobodyCanGiveIsRefusedAsAProblem() {
    isProblem(
        send(as("ann", "/api/probe/caller").header("Accept", "image/png")), 406, "not-acceptable");
  }

  @Test
  void anUnknownPathIsNotFound() {
    isProblem(get("/api/nothing-here"), 404, "not-found");
    isProblem(get("/nothing-here"), 404, "not-found");
  }

  @Test
  void aBadParameterIsNamed() {
    names(get("/api/trader/trades?limit=x"), "limit", "x", "a whole number from 1 to 500");
    names(get("/api/trader/trades?symbol=A%00B"), "symbol", "A\u0000B", "a symbol");
    names(get("/api/trader/analytics/breakdown"), "by", "", "one of symbol");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, 400, bad-request",
    "field, 400, bad-request",
    "rejected, 422, out-of-order",
    "not-found, 404, not-found",
    "conflict, 409, conflict",
    "too-large, 413, too-large",
    "race, 409, conflict",
    "aggregate, 404, not-found",
    "wrapped, 422, already-open",
    "unforeseen, 500, internal"
  })
  void everyFailureIsAProblemWithoutInternals(String how, int status, String kind) {
    HttpResponse<String> response = get("/api/probe/fail/" + how);

    isProblem(response, status, kind);
    assertThat(response.body()).doesNotContain("internals").doesNotContain("Exception");
  }

  @Test
  void aBrokenRuleIsNamedAndABadFieldToo() {
    assertThat(json(get("/api/probe/fail/rejected")).get("rule").asString())
        .isEqualTo("out-of-order");
    names(get("/api/probe/fail/field"), "rows[3].price", "abc", "a price");
  }

  // --- sizes

  @Test
  void fiftyMegabytesAreRefusedWithAnAnswer() {
    byte[] body = new byte[50 * 1024 * 1024];
    isProblem(
        post("/api/probe/bytes", "application/json", BodyPublishers.ofByteArray(body), null),
        413,
        "too-large");
    isProblem(
        post(
            "/api/trader/accounts/a/executions",
            "text/csv",
            BodyPublishers.ofByteArray(body),
            "k1"),
        413,
        "too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/bytes", "/api/community"})
  void aBodyThatDoesNotSayItsLengthIsRefusedWhenItGetsTooLong(String path) {
    isProblem(post(path, "application/json", spaces(3_000_000), null), 413, "too-large");
    isProblem(
        post(path, "application/json", spaces(3_000_000), "chunked" + path), 413, "too-large");
  }

  @Test
  void aCsvToImportMayBeLarger() {
    HttpResponse<String> response =
        post("/api/trader/accounts/a/executions", "text/csv", spaces(20_000_000), "large");

    // Twenty million blanks are no CSV, but their number is not what is wrong with them.
    isProblem(response, 400, "bad-request");
  }

  @Test
  void aHeaderOfAbsurdLengthIsRefused() {
    assertThat(
            send(as("ann", "/api/probe/caller").header("X-Long", "x".repeat(40_000))).statusCode())
        .isBetween(400, 431);
  }

  private static BodyPublisher spaces(int count) {
    return BodyPublishers.ofInputStream(() -> spaceStream(count));
  }

  private static InputStream spaceStream(int count) {
    return new ByteArrayInputStream(" ".repeat(count).getBytes(StandardCharsets.US_ASCII));
  }

  // --- tags

  @Test
  void anAnswerTheClientHasAlreadyIsNotSentAgain() {
    HttpResponse<String> first = get("/api/probe/salted/monday");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        send(as("ann", "/api/probe/salted/monday").header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    assertThat(
            send(as("ann", "/api/probe/salted/tuesday").header("If-None-Match", tag)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anAnswerGivenLaterHasATagToo() {
    HttpResponse<String> response = get("/api/probe/later");

    assertThat(response.body()).isEqualTo("{\"constant\":\"answer\"}");
    assertThat(response.headers().firstValue("ETag")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/probe/stream", "/api/probe/sse", "/api/probe/fail/conflict"})
  void streamsAndProblemsHaveNoTag(String path) {
    assertThat(get(path).headers().firstValue("ETag")).isEmpty();
  }
}
