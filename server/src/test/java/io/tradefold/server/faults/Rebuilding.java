package io.tradefold.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A rebuild that goes on by itself, whoever runs it next. */
final class Rebuilding {

  private static final String REBUILDS = "/api/audit/rebuilds";

  private Rebuilding() {}

  static void begins(Api operator, String projection) {
    Answer answer = operator.post(REBUILDS, Map.of("projection", projection));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  /** However often its process ended: the last one has switched, and what served before may go. */
  static void ends(Api operator) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !latest(operator).get("state").asString().equals("RUNNING"));
    JsonNode rebuild = latest(operator);
    assertThat(rebuild.get("state").asString()).as(rebuild.toString()).isEqualTo("SWITCHED");
    Answer dropped =
        operator.post(REBUILDS + "/" + rebuild.get("rebuildId").asString() + "/drop", Map.of());
    assertThat(dropped.status()).as(dropped.toString()).isEqualTo(200);
  }

  private static JsonNode latest(Api operator) {
    return operator.get(REBUILDS).json().get(0);
  }
}
