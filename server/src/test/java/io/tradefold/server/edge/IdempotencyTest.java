package io.tradefold.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class IdempotencyTest extends RunningServer {

  private final Probe probe;

  @Autowired
  IdempotencyTest(Probe probe) {
    this.probe = probe;
  }

  @Test
  void theRequestTellsWhatTheEdgeKnows() {
    HttpResponse<String> response =
        send(
            as("bob", "/api/probe/request")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "first-key")
                .header("X-Correlation-Id", "corr-1")
                .POST(BodyPublishers.ofString("{\"count\":1}")));

    JsonNode request = json(response);
    assertThat(request.at("/caller/id").asString()).isEqualTo("bob");
    assertThat(request.get("correlationId").asString()).isEqualTo("corr-1");
    assertThat(request.get("source").asString()).isEqualTo("API");
    assertThat(request.get("idempotencyKey").asString()).isEqualTo("first-key");
    assertThat(request.get("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(request.get("receivedAt").asString()).endsWith("Z");
  }

  @Test
  void withoutAKeyThereIsNoFingerprint() {
    JsonNode request = json(post("/api/probe/request", "{}"));

    assertThat(request.get("idempotencyKey").isNull()).isTrue();
    assertThat(request.get("fingerprint").isNull()).isTrue();
  }

  @Test
  void theSameRequestHasTheSameFingerprint() {
    JsonNode first = json(post("/api/probe/request?x=1", "{\"count\":1}", "same"));
    JsonNode second = json(post("/api/probe/request?x=1", "{\"count\":1}", "same"));

    assertThat(second.get("fingerprint")).isEqualTo(first.get("fingerprint"));
  }

  @Test
  void theSameKeyForAnotherBodyQueryOrPathIsRefused() {
    assertThat(post("/api/probe/request", "{\"count\":1}", "reused").statusCode()).isEqualTo(200);

    refusesReuse(post("/api/probe/request", "{\"count\":2}", "reused"));
    refusesReuse(post("/api/probe/request?x=1", "{\"count\":1}", "reused"));
    refusesReuse(post("/api/community", "{\"count\":1}", "reused"));
    assertThat(post("/api/probe/request", "{\"count\":1}", "reused").statusCode()).isEqualTo(200);
  }

  private static void refusesReuse(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("rule").asString()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void anothersKeyIsAnother() {
    assertThat(post("/api/probe/request", "{\"count\":1}", "shared").statusCode()).isEqualTo(200);

    HttpResponse<String> others =
        send(
            as("bob", "/api/probe/request")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "shared")
                .POST(BodyPublishers.ofString("{\"count\":2}")));
    assertThat(others.statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyWhoseRequestWasMalformedIsFreeForTheRepairedOne() {
    String community =
        "{\"name\":\"x\",\"baseCurrency\":\"USD\",\"timeZone\":\"UTC\",\"annualisation\":252}";
    assertThat(post("/api/community", "{\"nonsense\":1}", "repaired").statusCode()).isEqualTo(400);
    assertThat(post("/api/community", community, "repaired").statusCode()).isEqualTo(201);
  }

  @Test
  void aMalformedRequestIsAnsweredAlikeButHoldsNoKeyForAnother() {
    String path = "/api/probe/counted/400";
    HttpResponse<String> first = post(path, "{}", "form");

    assertThat(post(path, "{}", "form").body()).isEqualTo(first.body());
    assertThat(post(path, "{\"other\":1}", "form").body()).isNotEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 403, 404, 409, 422})
  void whatWasDoneOrDecidedIsAnsweredAlike(int status) {
    String path = "/api/probe/counted/" + status;
    HttpResponse<String> first = post(path, "{}", "stands" + status);
    int calls = probe.calls.get();
    HttpResponse<String> second = post(path, "{}", "stands" + status);

    assertThat(probe.calls).hasValue(calls);
    assertThat(second.statusCode()).isEqualTo(status);
    assertThat(second.body()).isEqualTo(first.body()).contains("é " + calls);
    for (String header : List.of("Content-Type", "Location", "Tradefold-Position")) {
      assertThat(second.headers().firstValue(header))
          .isPresent()
          .isEqualTo(first.headers().firstValue(header));
    }
    refusesReuse(post(path, "{\"other\":1}", "stands" + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void whatSaysNothingAboutTheCommandIsTriedAgain(int status) {
    String path = "/api/probe/counted/" + status;
    HttpResponse<String> first = post(path, "{}", "again" + status);

    assertThat(post(path, "{}", "again" + status).body()).isNotEqualTo(first.body());
  }

  @Test
  void aLostRaceIsTriedAgain() {
    assertThat(post("/api/probe/fail/race", "{}", "race").statusCode()).isEqualTo(409);
    int calls = probe.calls.get();

    assertThat(post("/api/probe/fail/race", "{}", "race").statusCode()).isEqualTo(409);
    assertThat(probe.calls).hasValue(calls + 1);
  }

  @Test
  void aKeyThatTheLogKnowsForAnotherRequestStaysWithThatOne() {
    assertThat(post("/api/probe/fail/reused", "{}", "logged").statusCode()).isEqualTo(422);

    assertThat(post("/api/probe/counted/200", "{}", "logged").statusCode()).isEqualTo(200);
  }

  @Test
  void aLargeAnswerArrivesWholeAndIsNotKept() {
    String path = "/api/probe/counted/200?length=" + HeldAnswer.LIMIT;
    HttpResponse<String> first = post(path, "{}", "large");

    assertThat(first.body())
        .startsWith("\"é ")
        .hasSizeGreaterThan(HeldAnswer.LIMIT)
        .endsWith("x\"");
    assertThat(post(path, "{}", "large").body()).isNotEqualTo(first.body());
    refusesReuse(post(path, "{\"other\":1}", "large"));
  }

  @Test
  void anAnswerThatIsWrittenLaterArrivesWhole() {
    HttpResponse<String> first = post("/api/probe/later", "{}", "later");

    assertThat(first.body()).isEqualTo("{\"constant\":\"answer\"}");
    assertThat(post("/api/probe/later", "{}", "later").body()).isEqualTo(first.body());
  }

  @Test
  void aKeyStillInUseIsAConflict() throws InterruptedException {
    probe.entered = new CountDownLatch(1);
    probe.mayGo = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> running =
        CompletableFuture.supplyAsync(() -> post("/api/probe/slow", "{}", "running"));
    assertThat(probe.entered.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(post("/api/probe/slow", "{}", "running").statusCode()).isEqualTo(409);

    probe.mayGo.countDown();
    assertThat(running.join().statusCode()).isEqualTo(200);
    assertThat(post("/api/probe/slow", "{}", "running").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "with space"})
  void aKeyThatIsNoVisibleAsciiIsABadRequest(String key) {
    HttpResponse<String> response =
        post("/api/probe/request", "application/json", BodyPublishers.ofString("{}"), key);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("field").asString()).isEqualTo("Idempotency-Key");
  }

  @Test
  void aKeyMayHave128Characters() {
    assertThat(post("/api/probe/request", "{}", "k".repeat(128)).statusCode()).isEqualTo(200);
    assertThat(post("/api/probe/request", "{}", "k".repeat(129)).statusCode()).isEqualTo(400);
  }
}
