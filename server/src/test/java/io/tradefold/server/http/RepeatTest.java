package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.http.Api.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A repeated Idempotency-Key has no second effect and the same answer, whatever was answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatTest extends RunningServer {

  private final StringRedisTemplate redis;
  private Api dan;

  @Autowired
  RepeatTest(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @BeforeAll
  void register() {
    dan = api("dan");
    Map<String, Object> community =
        Map.of(
            "communityId",
            "repeats",
            "name",
            "Repeats",
            "baseCurrency",
            "USD",
            "timeZone",
            "America/New_York",
            "annualisation",
            252);
    assertThat(dan.post("/api/community", community).status()).isEqualTo(201);
  }

  @Test
  void aCommandThatChangedNothingHasNoEffectLater() {
    open("nothing-to-do");
    String path = "/api/trader/accounts/nothing-to-do/risk-settings";
    Map<String, Object> one = Map.of("maxOpenTrades", 1);
    Map<String, Object> two = Map.of("maxOpenTrades", 2);
    dan.send("PUT", path, one);
    Answer unchanged = dan.send("PUT", path, one, "Idempotency-Key", "sets-one");
    Answer last = dan.send("PUT", path, two);

    same(dan.send("PUT", path, one, "Idempotency-Key", "sets-one"), unchanged);
    assertThat(dan.getAfter(last, path).json().get("maxOpenTrades").asInt()).isEqualTo(2);
  }

  @Test
  void whatWasRefusedStaysRefused() {
    open("too-poor");
    String path = "/api/trader/accounts/too-poor/withdrawals";
    Map<String, Object> amount = Map.of("amount", "150");
    Answer refused = dan.post(path, amount, "Idempotency-Key", "too-much");
    dan.post("/api/trader/accounts/too-poor/deposits", Map.of("amount", "100"));

    assertThat(refused.status()).isEqualTo(422);
    same(dan.post(path, amount, "Idempotency-Key", "too-much"), refused);
    assertThat(dan.post(path, amount, "Idempotency-Key", "enough").status()).isEqualTo(200);
  }

  @Test
  void whatWasNotThereIsStillNotThere() {
    String path = "/api/trader/accounts/not-yet/deposits";
    Answer missing = dan.post(path, Map.of("amount", "1"), "Idempotency-Key", "early");
    open("not-yet");

    assertThat(missing.status()).isEqualTo(404);
    same(dan.post(path, Map.of("amount", "1"), "Idempotency-Key", "early"), missing);
  }

  @Test
  void aPreviewShowsTheSameAgain() {
    open("looking");
    String path = "/api/trader/accounts/looking/executions";
    String file = "executionId,at,symbol,side,quantity,price\ne1,2026-03-02T15:30:00Z,X,BUY,1,1\n";
    Answer preview = dan.csv(path + "?preview=true", file, "Idempotency-Key", "look");
    assertThat(dan.csv(path, file).status()).isEqualTo(201);

    assertThat(preview.json().get("accepted").asInt()).isEqualTo(1);
    same(dan.csv(path + "?preview=true", file, "Idempotency-Key", "look"), preview);
  }

  @Test
  void withRedisEmptiedTheLogStillKnowsWhatAKeyStandsFor() {
    open("emptied");
    String path = "/api/trader/accounts/emptied/deposits";
    Answer first = dan.post(path, Map.of("amount", "5"), "Idempotency-Key", "logged");
    forgetAnswers();

    Answer other = dan.post(path, Map.of("amount", "6"), "Idempotency-Key", "logged");
    Answer again = dan.post(path, Map.of("amount", "5"), "Idempotency-Key", "logged");

    assertThat(other.status()).isEqualTo(422);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(
            dan.getAfter(again, "/api/trader/overview?accountId=emptied")
                .json()
                .get("balance")
                .asString())
        .isEqualTo("105");
  }

  private void forgetAnswers() {
    Set<String> keys = redis.keys("tradefold:{dan}:answer:*");
    assertThat(keys).isNotEmpty();
    redis.delete(keys);
  }

  private static void same(Answer again, Answer first) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
  }

  private void open(String account) {
    Map<String, Object> body =
        Map.of(
            "accountId",
            account,
            "communityId",
            "repeats",
            "name",
            account,
            "currency",
            "USD",
            "startingBalance",
            "100",
            "at",
            "2026-01-01T12:00:00Z");
    assertThat(dan.post("/api/trader/accounts", body).status()).isEqualTo(201);
  }
}
