package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Samples;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bare bulk writes of the documents of the projection {@code trades}, the peer of rebuilding it.
 * Rebuilds are not there yet.
 */
final class Rebuild implements Row {

  private static final int TRADES = Refold.TRADES;

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
    Calls operator = Calls.of(ServerProcess.OPERATOR);
    List<Double> rates = new ArrayList<>();
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), TRADES))) {
      for (int turn = -1; turn < settings.repetitions(); turn++) {
        Reply written =
            server.send(operator.post("/api/benchmark/bulk-writes/trade", "{}")).expect(200);
        JsonNode answer = JsonMapper.shared().readTree(written.body());
        double rate = answer.get("documents").asLong() / answer.get("seconds").asDouble();
        say("bulk writes: %s".formatted(answer));
        if (turn >= 0) {
          rates.add(rate);
        }
      }
    }
    return List.of(Pending.line(name(), what(), "≥ 60 %", Samples.of(rates).in("documents/s")));
  }
}
