package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Pause;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Paired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rebuild of the projection {@code trades} as an operator asks for it, from the request to the
 * switch: refolding, writing, reading back and comparing, catching up. Against bare bulk writes of
 * the same documents.
 */
final class Rebuild implements Row {

  private static final int TRADES = Refold.TRADES;
  private static final String PROJECTION = "trades";
  private static final String REBUILDS = "/api/audit/rebuilds";
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final double ASKED = 0.6;
  private static final Calls OPERATOR = Calls.of(ServerProcess.OPERATOR);

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public String what() {
    return "rebuild of the trades against bare bulk writes of the same documents, %,d trades"
        .formatted(TRADES);
  }

  @Override
  public List<Line> measure(Settings settings) {
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), TRADES))) {
      rebuilt(server);
      written(server);
      Paired paired =
          Paired.byTurns(settings.repetitions(), () -> rebuilt(server), () -> written(server));
      return List.of(
          Line.of(
              name(),
              what(),
              "≥ 60 %",
              paired,
              "documents/s",
              "%",
              paired.ratio().median() >= ASKED));
    }
  }

  private static double rebuilt(ServerProcess server) {
    String place =
        REBUILDS + "/" + asked(server, REBUILDS, "{\"projection\":\"" + PROJECTION + "\"}", 201);
    JsonNode rebuild = looked(server, place);
    String phase = "";
    while (rebuild.get("state").asString().equals("RUNNING")) {
      Pause.of(LOOK);
      rebuild = looked(server, place);
      String now = rebuild.path("stage").path("phase").asString("");
      if (!now.equals(phase)) {
        phase = now;
        say("rebuild: " + phase);
      }
    }
    if (!rebuild.get("state").asString().equals("SWITCHED")) {
      throw new IllegalStateException(rebuild.toString());
    }
    asked(server, place + "/drop", "{}", 200);
    double seconds =
        Duration.between(
                    Instant.parse(rebuild.get("startedAt").asString()),
                    Instant.parse(rebuild.get("endedAt").asString()))
                .toMillis()
            / 1e3;
    long documents = rebuild.get("documents").asLong();
    say("rebuild: %,d documents in %.2f s".formatted(documents, seconds));
    return documents / seconds;
  }

  /** The id of the rebuild it is about. */
  private static String asked(ServerProcess server, String path, String body, int status) {
    return json(server.send(OPERATOR.post(path, body)).expect(status).body())
        .get("rebuildId")
        .asString();
  }

  private static JsonNode looked(ServerProcess server, String place) {
    return json(server.send(OPERATOR.get(place)).expect(200).body());
  }

  private static double written(ServerProcess server) {
    byte[] body =
        server
            .send(OPERATOR.post("/api/benchmark/bulk-writes/" + PROJECTION, "{}"))
            .expect(200)
            .body();
    say("bulk writes: " + new String(body, UTF_8));
    JsonNode answer = json(body);
    return answer.get("documents").asLong() / answer.get("seconds").asDouble();
  }

  private static JsonNode json(byte[] body) {
    return JsonMapper.shared().readTree(body);
  }
}
