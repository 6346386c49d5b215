package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.ClosedLoop;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Paired;
import java.time.Duration;
import java.util.List;

/** How many overviews a second, against an endpoint that answers a constant. */
final class OverviewThroughput implements Row {

  private static final int CALLERS = 16;
  private static final double ASKED = 0.5;
  private static final String TEXT = "/api/benchmark/constant-text";

  @Override
  public String name() {
    return "overview-throughput";
  }

  @Override
  public String what() {
    return "overview reads against a constant behind the same filters, " + CALLERS + " callers";
  }

  @Override
  public List<Line> measure(Settings settings) {
    Calls trader = Calls.of(ServerProcess.TRADER);
    byte[] overview = trader.get(FilledSystem.OVERVIEW);
    try (ServerProcess server =
            Servers.start(settings, FilledSystem.of(settings.work(), settings.fewTrades()));
        ClosedLoop callers = new ClosedLoop(server.port(), CALLERS)) {
      byte[] answer = server.send(overview).expect(200).body();
      server.send(trader.post(TEXT, "application/octet-stream", answer)).expect(200);
      rate(callers, overview, settings.warmUp(), "overview, warming up");
      return List.of(
          line(
              "a constant of the same %,d bytes".formatted(answer.length),
              against(settings, callers, overview, trader.get(TEXT))),
          line(
              "the smallest constant",
              against(settings, callers, overview, trader.get("/api/benchmark/constant"))));
    }
  }

  private Line line(String peer, Paired paired) {
    String what = what() + ": " + peer;
    return Line.of(name(), what, "≥ 50 %", paired, "/s", "%", paired.ratio().median() >= ASKED);
  }

  private static Paired against(
      Settings settings, ClosedLoop callers, byte[] overview, byte[] constant) {
    rate(callers, constant, settings.warmUp(), "constant, warming up");
    return Paired.byTurns(
        settings.repetitions(),
        () -> rate(callers, overview, settings.stretch(), "overview"),
        () -> rate(callers, constant, settings.stretch(), "constant"));
  }

  private static double rate(ClosedLoop callers, byte[] request, Duration time, String what) {
    double rate = callers.run(request, time).perSecond();
    say("%s: %,.0f /s".formatted(what, rate));
    return rate;
  }
}
