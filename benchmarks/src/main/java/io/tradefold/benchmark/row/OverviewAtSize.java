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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long an overview takes with many trades in the system, against few. */
final class OverviewAtSize implements Row {

  private static final double ASKED = 1.2;

  @Override
  public String name() {
    return "overview-size";
  }

  @Override
  public String what() {
    return "p50 of an overview of the book that holds all trades, one caller";
  }

  @Override
  public List<Line> measure(Settings settings) {
    byte[] overview = Calls.of(ServerProcess.TRADER).get(FilledSystem.OVERVIEW);
    Path few = FilledSystem.of(settings.work(), settings.fewTrades());
    Path many = FilledSystem.of(settings.work(), settings.trades());
    try (ServerProcess small = Servers.start(settings, few);
        ServerProcess large = Servers.start(settings, many);
        ClosedLoop ofSmall = new ClosedLoop(small.port(), 1);
        ClosedLoop ofLarge = new ClosedLoop(large.port(), 1)) {
      median(ofLarge, overview, settings.warmUp(), settings.trades());
      median(ofSmall, overview, settings.warmUp(), settings.fewTrades());
      Paired paired =
          Paired.byTurns(
              settings.repetitions(),
              () -> median(ofLarge, overview, settings.stretch(), settings.trades()),
              () -> median(ofSmall, overview, settings.stretch(), settings.fewTrades()));
      String what =
          "%s: %,d against %,d trades".formatted(what(), settings.trades(), settings.fewTrades());
      boolean reached = paired.ratio().median() <= ASKED;
      return List.of(Line.of(name(), what, "≤ 1.2 ×", paired, "ms", "×", reached));
    }
  }

  private static double median(ClosedLoop caller, byte[] request, Duration time, int trades) {
    double median = caller.run(request, time).latencies().millis(0.5);
    say("overview with %,d trades: p50 %.3f ms".formatted(trades, median));
    return median;
  }
}
