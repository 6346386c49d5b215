package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The server's own proof: the log folded anew, held against MongoDB and Redis. */
final class Verification {

  private Verification() {}

  static void findsNothing(Api operator) {
    Answer started = operator.post("/api/audit/verifications", Map.of());
    assertThat(started.status()).as(started.toString()).isEqualTo(201);
    String place = started.header("Location");
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !operator.get(place).json().get("state").asString().equals("RUNNING"));
    JsonNode verdict = operator.get(place).json();
    assertThat(verdict.get("state").asString()).as(verdict.toString()).isEqualTo("EQUAL");
    assertThat(verdict.get("redis").asString()).as(verdict.toString()).isEqualTo("compared");
    assertThat(verdict.get("blocked")).as(verdict.toString()).isEmpty();
    assertThat(verdict.get("documents").asLong()).isPositive();
    assertThat(verdict.get("redisKeys").asLong()).isPositive();
  }
}
