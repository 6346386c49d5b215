package io.tradefold.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.http.Api.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one Axon Server: whoever is asked, it makes no difference. */
class NodesTest {

  private static final String COMMUNITY = "nodes-" + UUID.randomUUID().toString().substring(0, 8);
  private static final int ACCOUNTS = 16;

  @TempDir private static Path folder;
  private static Node one;
  private static Node other;

  @BeforeAll
  static void start() {
    TestAxonServer.address();
    one = new Node(folder.resolve("one"), Map.of());
    other =
        new Node(
            folder.resolve("other"),
            Map.of("axon.axonserver.shortcut-queries-to-local-handlers", "false"));
    Answer registered =
        one.ann.post(
            "/api/community",
            Map.of(
                "communityId",
                COMMUNITY,
                "name",
                "Nodes",
                "baseCurrency",
                "USD",
                "timeZone",
                "UTC",
                "annualisation",
                365));
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    accounts().forEach(NodesTest::open);
  }

  @AfterAll
  static void stop() {
    Stream.of(one, other).filter(node -> node != null).forEach(Node::close);
  }

  private static Stream<String> accounts() {
    return IntStream.range(0, ACCOUNTS).mapToObj(number -> COMMUNITY + "-" + number);
  }

  private static void open(String account) {
    Answer opened =
        other.ann.post(
            "/api/trader/accounts",
            Map.of(
                "accountId",
                account,
                "communityId",
                COMMUNITY,
                "name",
                "Main",
                "currency",
                "USD",
                "startingBalance",
                "100"));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
  }

  @Test
  void aCommandIsHandledWhereItsAggregateIsAndSeenEverywhere() {
    int before = one.handled.get();
    int beforeThere = other.handled.get();

    for (String account : accounts().toList()) {
      Answer here = deposit(one, account);
      Answer there = deposit(other, account);

      assertThat(List.of(here.status(), there.status())).containsOnly(200);
      for (Node node : List.of(one, other)) {
        assertThat(
                node.ann
                    .getAfter(there, "/api/trader/overview?accountId=" + account)
                    .json()
                    .get("balance")
                    .asString())
            .isIn("110", "125");
      }
    }

    int handled = one.handled.get() - before;
    int handledThere = other.handled.get() - beforeThere;
    assertThat(handled).isPositive();
    assertThat(handledThere).isPositive();
    assertThat(handled + handledThere).isEqualTo(2 * ACCOUNTS);
  }

  private static Answer deposit(Node node, String account) {
    return node.ann.post("/api/trader/accounts/" + account + "/deposits", Map.of("amount", "5"));
  }

  @Test
  void aRefusalIsToldAlikeWhereverItWasDecided() {
    for (Node node : List.of(one, other)) {
      assertThat(refusals(node, "/withdrawals", Map.of("amount", "1000000")))
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.status()).isEqualTo(422);
                assertThat(refusal.text()).contains("\"rule\":\"");
              });
      assertThat(refusals(node, "/trades/nothing/close", Map.of("price", "1")))
          .extracting(Answer::status)
          .containsOnly(404);
      assertThat(
              accounts()
                  .map(
                      account ->
                          node.ann.post(path("no" + account, "/deposits"), Map.of("amount", "1")))
                  .map(Answer::status)
                  .distinct())
          .containsExactly(404);
    }
    for (String account : accounts().toList()) {
      Map<String, Object> otherContent =
          Map.of(
              "accountId",
              account,
              "communityId",
              COMMUNITY,
              "name",
              "Other",
              "currency",
              "USD",
              "startingBalance",
              "1");
      assertThat(one.ann.post("/api/trader/accounts", otherContent).status()).isEqualTo(409);
      assertThat(other.ann.post("/api/trader/accounts", otherContent).status()).isEqualTo(409);
    }
  }

  /** What differs by account alone is left out. */
  private static List<Answer> refusals(Node node, String suffix, Map<String, Object> body) {
    return accounts()
        .map(
            account -> {
              Answer answer = node.ann.post(path(account, suffix), body);
              return new Answer(
                  answer.status(), Map.of(), answer.text().replaceAll(account + "|is 1\\d\\d", ""));
            })
        .distinct()
        .toList();
  }

  private static String path(String account, String suffix) {
    return "/api/trader/accounts/" + account + suffix;
  }

  @Test
  void aRepeatIsKnownWhicheverServerItComesTo() {
    String account = COMMUNITY + "-repeats";
    open(account);
    String deposits = path(account, "/deposits");

    Answer first = one.ann.post(deposits, Map.of("amount", "5"), "Idempotency-Key", "once");
    Answer again = other.ann.post(deposits, Map.of("amount", "5"), "Idempotency-Key", "once");
    Answer misused = other.ann.post(deposits, Map.of("amount", "6"), "Idempotency-Key", "once");

    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(misused.status()).isEqualTo(422);
    assertThat(balance(one, account, again)).isEqualTo("105");
  }

  private static String balance(Node node, String account, Answer after) {
    return node.ann
        .getAfter(after, "/api/trader/overview?accountId=" + account)
        .json()
        .get("balance")
        .asString();
  }

  @Test
  void aLargeFileIsTakenByEitherAndTheNextCommandSeesItFromTheOther() {
    String account = COMMUNITY + "-files";
    open(account);
    String file =
        "executionId,at,symbol,side,quantity,price\n"
            + IntStream.range(0, 6_000)
                .mapToObj(
                    row ->
                        "e%d,2026-01-05T%02d:%02d:%02dZ,ABC,%s,10,5"
                            .formatted(
                                row,
                                row / 3600,
                                row / 60 % 60,
                                row % 60,
                                row % 2 == 0 ? "BUY" : "SELL"))
                .collect(Collectors.joining("\n"));

    Answer imported = one.ann.csv(path(account, "/executions"), file);
    Answer repeated = other.ann.csv(path(account, "/executions"), file);
    Answer deposited = deposit(other, account);
    Answer depositedHere = deposit(one, account);

    assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    assertThat(repeated.json().get("duplicates").asInt()).as(repeated.text()).isEqualTo(6_000);
    assertThat(deposited.status()).isEqualTo(200);
    assertThat(depositedHere.status()).isEqualTo(200);
    assertThat(balance(other, account, depositedHere)).isEqualTo("110");
  }

  @Test
  void aQueryIsAnsweredByAnotherServerAsByItself() {
    String account = COMMUNITY + "-asked";
    open(account);
    Answer last = deposit(one, account);
    for (String path :
        List.of(
            "/api/trader/overview?accountId=" + account,
            "/api/trader/analytics/performance?accountId=" + account,
            "/api/trader/analytics/breakdown?by=symbol&accountId=" + account,
            "/api/trader/trades?accountId=" + account,
            "/api/trader/accounts/" + account + "/risk-settings",
            "/api/trader/accounts/" + account + "/imports",
            "/api/trader/accounts/" + account + "/trades/none",
            "/api/trader/trades?cursor=nonsense&accountId=" + account,
            "/api/community/" + COMMUNITY)) {
      Answer itself = one.ann.getAfter(last, path);
      int before = one.answered.get() + other.answered.get();
      for (int i = 0; i < 4; i++) {
        Answer asked = other.ann.getAfter(last, path);

        assertThat(asked.status()).as(path + asked.text()).isEqualTo(itself.status());
        assertThat(asked.text()).isEqualTo(itself.text());
      }
      assertThat(one.answered.get() + other.answered.get()).isGreaterThan(before);
    }
    assertThat(one.answered.get()).isPositive();
  }
}
