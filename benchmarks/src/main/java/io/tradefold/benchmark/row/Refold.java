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
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading and deserialising the whole log, the peer of refolding it in memory. Verifications, which
 * do that, are not there yet.
 */
final class Refold implements Row {

  static final int TRADES = 100_000;

  @Override
  public String name() {
    return "refold";
  }

  @Override
  public String what() {
    return "refolding the log in memory against reading and deserialising it, %,d trades"
        .formatted(TRADES);
  }

  @Override
  public List<Line> measure(Settings settings) {
    Calls operator = Calls.of(ServerProcess.OPERATOR);
    List<Double> rates = new ArrayList<>();
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), TRADES))) {
      for (int turn = -2; turn < settings.repetitions(); turn++) {
        Reply read = server.send(operator.post("/api/benchmark/log-readings", "{}")).expect(200);
        double seconds = JsonMapper.shared().readTree(read.body()).get("seconds").asDouble();
        say("log read in %.2f s".formatted(seconds));
        if (turn >= 0) {
          rates.add(2 * TRADES / seconds);
        }
      }
    }
    return List.of(Pending.line(name(), what(), "≥ 60 %", Samples.of(rates).in("executions/s")));
  }
}
