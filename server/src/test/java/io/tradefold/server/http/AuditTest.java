package io.tradefold.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.tradefold.projection.engine.Aliases;
import io.tradefold.projection.engine.GenerationId;
import io.tradefold.server.http.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is stored is proved and renewed from the log, while everything goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest extends RunningServer {

  private static final String ACCOUNT = "/api/trader/accounts/proved";
  private static final String OVERVIEW = "/api/trader/overview?accountId=proved";
  private static final String BOOK = "audit:account:cora:proved";
  private static final Duration LONG = Duration.ofMinutes(2);

  private static final String OPENED = "trading.account-opened";

  /** The opening of one account again, as that of another and by a name that nobody knows. */
  private static final String OF_TOMORROW =
      """
      INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at, community_id,
                         name, revision, payload, payload_rest, metadata)
      SELECT 'of-tomorrow', REPLACE(aggregate_id, 'early', 'later'), 0, aggregate_type, recorded_at,
             community_id, 'trading.opened-tomorrow', revision, payload, payload_rest, metadata
      FROM event WHERE community_id = 'tomorrow' AND name = 'trading.account-opened'
      """;

  @Autowired private ObjectProvider<JdbcTemplate> databases;
  @Autowired private MongoTemplate mongo;
  @Autowired private StringRedisTemplate redis;

  @BeforeAll
  void aTraderWithTrades() {
    Api cora = api("cora");
    cora.post("/api/community", community("audit"));
    cora.post("/api/trader/accounts", account("proved", "audit"));
    Answer last = trade("first");
    assertThat(cora.getAfter(last, OVERVIEW).json().get("netPnl").asString()).isEqualTo("5");
  }

  private static Map<String, Object> community(String id) {
    return Map.of(
        "communityId",
        id,
        "name",
        "A",
        "baseCurrency",
        "USD",
        "timeZone",
        "UTC",
        "annualisation",
        252);
  }

  private static Map<String, Object> account(String id, String community) {
    return Map.of(
        "accountId",
        id,
        "communityId",
        community,
        "name",
        "P",
        "currency",
        "USD",
        "startingBalance",
        "1000");
  }

  private Answer trade(String id) {
    open(id);
    return close(id);
  }

  private Answer open(String id) {
    return done(
        ACCOUNT + "/trades",
        Map.of("tradeId", id, "symbol", "ABC", "side", "LONG", "quantity", "1", "price", "10"));
  }

  private Answer close(String id) {
    return done(ACCOUNT + "/trades/" + id + "/close", Map.of("price", "15"));
  }

  private Answer done(String path, Object body) {
    Answer answer = api("cora").post(path, body);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    return answer;
  }

  @Test
  void whatFollowsFromTheLogIsFoundEqual() {
    JsonNode verdict = verified("audit");

    assertThat(verdict.get("state").asString()).as(verdict.toString()).isEqualTo("EQUAL");
    assertThat(verdict.get("documents").asInt()).isGreaterThan(10);
    assertThat(verdict.get("redisKeys").asInt()).isGreaterThan(2);
    assertThat(verdict.get("redis").asString()).isEqualTo("compared");
  }

  @Test
  void whatIsChangedByHandIsNamedWithItsFieldAndARebuildPutsItRight() {
    set("overview", BOOK, "view.netPnl", "6");
    JsonNode found = verified(null);
    assertThat(found.get("state").asString()).isEqualTo("DIFFERENT");
    assertThat(found.get("differences").toString())
        .contains("\"document\":\"overview/" + BOOK + "\"", "\"field\":\"view.netPnl\"")
        .contains("\"stored\":\"6\"");

    JsonNode rebuilt = rebuilt("ledgers");
    assertThat(rebuilt.get("state").asString()).as(rebuilt.toString()).isEqualTo("SWITCHED");
    assertThat(verified(null).get("state").asString()).isEqualTo("EQUAL");
    drop(rebuilt);
  }

  @Test
  void aDocumentThatIsMissingAndOneTooManyAreNamed() {
    Document trade = Objects.requireNonNull(collection("trade").find(id("first")).first());
    mongo.getCollection(collectionName("trade")).deleteOne(new Document("_id", trade.get("_id")));
    Document stray = new Document(trade).append("_id", BOOK + ":nobody");
    mongo.getCollection(collectionName("trade")).insertOne(stray);

    JsonNode found = verified("audit");

    assertThat(found.get("differences").toString())
        .contains("\"document\":\"trade/" + trade.getString("_id") + "\"")
        .contains("\"document\":\"trade/" + BOOK + ":nobody\"", "nothing in the log makes it");
    mongo.getCollection(collectionName("trade")).deleteOne(new Document("_id", stray.get("_id")));
    mongo.getCollection(collectionName("trade")).insertOne(trade);
    assertThat(verified("audit").get("state").asString()).isEqualTo("EQUAL");
  }

  @Test
  void aValueOfRedisChangedByHandIsNamed() {
    String key = "tradefold:{audit}:overview:" + alias("ledgers").redisSuffix();
    String before = (String) Objects.requireNonNull(redis.opsForHash().get(key, BOOK));
    redis.opsForHash().put(key, BOOK, before.replace("\"netPnl\":\"", "\"netPnl\":\"9"));

    JsonNode found = verified("audit");

    assertThat(found.get("differences").toString())
        .contains("\"document\":\"overview/" + BOOK + "\"", "\"field\":\"redis\"");
    redis.opsForHash().put(key, BOOK, before);
  }

  @Test
  void readersNoticeNothingOfARebuildARollBackAndADrop() throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    boolean[] over = {false};
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over[0]) {
                    readOwnWrite(wrong);
                  }
                });

    JsonNode rebuilt = rebuilt("ledgers");
    assertThat(rebuilt.get("state").asString()).as(rebuilt.toString()).isEqualTo("SWITCHED");
    assertThat(alias("ledgers").number()).isEqualTo(rebuilt.get("generation").asInt());
    Answer back = operator("roll-back", rebuilt);
    assertThat(back.json().get("state").asString()).isEqualTo("ROLLED_BACK");
    assertThat(alias("ledgers").number()).isEqualTo(rebuilt.get("previous").asInt());
    drop(rebuilt);
    over[0] = true;
    reader.join();

    assertThat(wrong).isEmpty();
    assertThat(mongo.getCollectionNames())
        .doesNotContain("overview_v1_g" + rebuilt.get("generation").asInt());
    assertThat(verified("audit").get("state").asString()).isEqualTo("EQUAL");
  }

  /** The balance is what it was, and one more. */
  private void readOwnWrite(List<String> wrong) {
    Api cora = api("cora");
    Answer before = cora.get(OVERVIEW);
    Answer deposited = cora.post(ACCOUNT + "/deposits", Map.of("amount", "1"));
    Answer after = cora.getAfter(deposited, OVERVIEW);
    if (before.status() != 200 || deposited.status() != 200 || after.status() != 200) {
      wrong.add(before.text() + deposited.text() + after.text());
    } else if (balance(after) != balance(before) + 1) {
      wrong.add(balance(before) + " then " + balance(after));
    }
  }

  private static long balance(Answer overview) {
    return Long.parseLong(overview.json().get("balance").asString());
  }

  @Test
  void aDocumentWhoseFoldFailsIsListedAndMendedByARetry() {
    api("cora").getAfter(open("poisoned"), OVERVIEW);
    drop(rebuilt("ledgers")); // which knows nothing but what is stored
    Document before = Objects.requireNonNull(collection("account").find(id("proved")).first());
    set("account", BOOK, "view.openTrades", List.of());
    Answer last = close("poisoned");
    assertThat(api("cora").getAfter(last, OVERVIEW).header("Tradefold-Blocked-At")).isNotEmpty();

    JsonNode listed = api(OPERATOR).get("/api/audit/blocked").json();
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("document").asString()).isEqualTo("account/" + before.get("_id"));
    assertThat(listed.get(0).get("missed").asInt()).isEqualTo(1);
    assertThat(api(OPERATOR).get("/actuator/health").text()).contains("\"blocked\":1", "DEGRADED");
    assertThat(api(OPERATOR).get("/actuator/prometheus").text())
        .contains("tradefold_projection_blocked_documents{application=\"tradefold\"} 1.0");

    Answer retried =
        api(OPERATOR)
            .post("/api/audit/blocked/" + listed.get(0).get("id").asString() + "/retry", Map.of());
    assertThat(retried.json().get("mended").asBoolean()).as(retried.text()).isTrue();

    assertThat(api(OPERATOR).get("/api/audit/blocked").json()).isEmpty();
    assertThat(api("cora").get(OVERVIEW).header("Tradefold-Blocked-At")).isEmpty();
    assertThat(verified("audit").get("state").asString()).isEqualTo("EQUAL");
  }

  @Test
  void anEventOfTomorrowHoldsItsCommunityUntilItCanBeRead() {
    assumeThat(databases.stream()).as("only a database can be written into").isNotEmpty();
    JdbcTemplate jdbc = databases.getObject();
    api("cora").post("/api/community", community("tomorrow"));
    api("cora").post("/api/trader/accounts", account("early", "tomorrow"));
    Answer before = done("/api/trader/accounts/early/deposits", Map.of("amount", "5"));
    String overview = "/api/trader/overview?accountId=early";
    assertThat(balance(api("cora").getAfter(before, overview))).isEqualTo(1005);

    // As a later version would have recorded it: a trader's second account.
    jdbc.update(OF_TOMORROW);
    jdbc.update(
        "UPDATE event SET payload = ? WHERE event_id = 'of-tomorrow'",
        ofLater(jdbc, OPENED, "tomorrow"));
    Answer after = done("/api/trader/accounts/early/deposits", Map.of("amount", "1"));
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(api(OPERATOR).get("/api/audit/blocked").json()).hasSize(4));

    Answer held = api("cora").get(overview);
    assertThat(balance(held)).isEqualTo(1005);
    assertThat(Long.parseLong(held.header("Tradefold-Lag-Ms"))).isPositive();
    assertThat(held.header("Tradefold-Position")).isEqualTo(before.header("Tradefold-Position"));
    assertThat(
            balance(
                api("cora").getAfter(done(ACCOUNT + "/deposits", Map.of("amount", "1")), OVERVIEW)))
        .as("others go on")
        .isPositive();
    JsonNode blocked = api(OPERATOR).get("/api/audit/blocked").json();
    assertThat(blocked.get(0).get("document").asString()).isEqualTo("*");
    assertThat(blocked.get(0).get("event").asString()).isEqualTo("trading.opened-tomorrow");
    assertThat(blocked.get(0).get("missed").asInt()).isEqualTo(2);
    assertThat(verified("tomorrow").get("state").asString()).isEqualTo("EQUAL");

    jdbc.update("UPDATE event SET name = ? WHERE name = ?", OPENED, "trading.opened-tomorrow");
    blocked.forEach(
        each ->
            assertThat(
                    api(OPERATOR)
                        .post(
                            "/api/audit/blocked/" + each.get("id").asString() + "/retry", Map.of())
                        .json()
                        .get("mended")
                        .asBoolean())
                .isTrue());

    assertThat(balance(api("cora").getAfter(after, overview))).isEqualTo(1006);
    assertThat(balance(api("cora").get("/api/trader/overview?accountId=later"))).isEqualTo(1000);
    assertThat(api(OPERATOR).get("/api/audit/blocked").json()).isEmpty();
    assertThat(verified(null).get("state").asString()).isEqualTo("EQUAL");
  }

  /** What that event says of one account, said of the other. */
  private static byte[] ofLater(JdbcTemplate jdbc, String name, String community) {
    byte[] early =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "SELECT payload FROM event WHERE community_id = ? AND name = ?",
                byte[].class,
                community,
                name));
    return new String(early, UTF_8).replace("early", "later").getBytes(UTF_8);
  }

  private JsonNode verified(@Nullable String communityId) {
    Map<String, String> body = communityId == null ? Map.of() : Map.of("communityId", communityId);
    Answer started = api(OPERATOR).post("/api/audit/verifications", body);
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return ended(started);
  }

  private JsonNode rebuilt(String projection) {
    Answer started = api(OPERATOR).post("/api/audit/rebuilds", Map.of("projection", projection));
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return ended(started);
  }

  private JsonNode ended(Answer started) {
    String place = started.header("Location");
    await()
        .atMost(LONG)
        .until(() -> !api(OPERATOR).get(place).json().get("state").asString().equals("RUNNING"));
    return api(OPERATOR).get(place).json();
  }

  private Answer operator(String action, JsonNode rebuild) {
    return api(OPERATOR)
        .post(
            "/api/audit/rebuilds/" + rebuild.get("rebuildId").asString() + "/" + action, Map.of());
  }

  private void drop(JsonNode rebuild) {
    assertThat(operator("drop", rebuild).json().get("state").asString()).isEqualTo("DROPPED");
  }

  private GenerationId alias(String projection) {
    return new Aliases(mongo).read(projection).serving();
  }

  private String collectionName(String type) {
    return type + alias(type.equals("trade") ? "trades" : "ledgers").suffix();
  }

  private MongoCollection<Document> collection(String type) {
    return mongo.getCollection(collectionName(type));
  }

  private static Document id(String last) {
    return new Document("_id", last.equals("first") ? BOOK + ":first" : BOOK);
  }

  private void set(String type, String id, String field, Object value) {
    collection(type)
        .updateOne(new Document("_id", id), new Document("$set", new Document(field, value)));
  }
}
