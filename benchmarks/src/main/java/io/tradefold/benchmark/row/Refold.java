package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Paired;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refolding the whole log for all projections, against reading and deserialising it. */
final class Refold implements Row {

  static final int TRADES = 100_000;

  private static final double ASKED = 0.6;

  @Override
  public String name() {
    return "refold";
  }

  @Override
  public String what() {
    return "refolding the log in memory, all projections, against reading and deserialising it,"
        + " %,d trades".formatted(TRADES);
  }

  @Override
  public List<Line> measure(Settings settings) {
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), TRADES))) {
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < settings.warmUp().toNanos()) {
        rate(server, "refolds");
        rate(server, "log-readings");
      }
      Paired paired =
          Paired.byTurns(
              settings.repetitions(),
              () -> rate(server, "refolds"),
              () -> rate(server, "log-readings"));
      return List.of(
          Line.of(
              name(), what(), "≥ 60 %", paired, "events/s", "%", paired.ratio().median() >= ASKED));
    }
  }

  private static double rate(ServerProcess server, String what) {
    byte[] body =
        server
            .send(Calls.of(ServerProcess.OPERATOR).post("/api/benchmark/" + what, "{}"))
            .expect(200)
            .body();
    say("%s: %s".formatted(what, new String(body, UTF_8)));
    JsonNode answer = JsonMapper.shared().readTree(body);
    return answer.get("events").asLong() / answer.get("seconds").asDouble();
  }
}
