package io.tradefold.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.stores.CutWire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxonServerAwayTest {

  private static final String ACCOUNT = "away-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path folder;

  @Test
  void commandsAreRefusedForTheMomentWhileQueriesAreAnsweredAndThenAllGoesOn() {
    String address = TestAxonServer.address();
    Assumptions.assumeTrue(
        address.startsWith("localhost:"), "only a wire to this machine can be cut");
    try (CutWire wire = new CutWire(Integer.parseInt(address.substring("localhost:".length())));
        Node node =
            new Node(folder, Map.of("axon.axonserver.servers", "localhost:" + wire.port()))) {
      node.ann.post(
          "/api/community",
          Map.of(
              "communityId",
              ACCOUNT,
              "name",
              "Away",
              "baseCurrency",
              "USD",
              "timeZone",
              "UTC",
              "annualisation",
              365));
      Answer opened =
          node.ann.post(
              "/api/trader/accounts",
              Map.of(
                  "accountId",
                  ACCOUNT,
                  "communityId",
                  ACCOUNT,
                  "name",
                  "Main",
                  "currency",
                  "USD",
                  "startingBalance",
                  "100"));
      assertThat(opened.status()).as(opened.text()).isEqualTo(201);
      assertThat(balance(node, opened)).isEqualTo("100");

      wire.cut();
      long before = System.nanoTime();
      Answer refused = deposit(node);
      assertThat(refused.status()).as(refused.text()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
      assertThat(node.ann.get("/api/trader/overview?accountId=" + ACCOUNT).status()).isEqualTo(200);
      assertThat(node.ann.get("/actuator/health/readiness").status()).isEqualTo(503);

      wire.mend();
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(deposit(node).status()).isEqualTo(200));
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(balance(node, deposit(node))).isNotEqualTo("100"));
    }
  }

  private static Answer deposit(Node node) {
    return node.ann.post("/api/trader/accounts/" + ACCOUNT + "/deposits", Map.of("amount", "1"));
  }

  private static String balance(Node node, Answer after) {
    Answer overview = node.ann.getAfter(after, "/api/trader/overview?accountId=" + ACCOUNT);
    assertThat(overview.status()).as(overview.text()).isEqualTo(200);
    return overview.json().get("balance").asString();
  }
}
