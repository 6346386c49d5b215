package io.tradefold.benchmark.load;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.Desk;
import io.tradefold.benchmark.data.Desks;
import io.tradefold.benchmark.http.Heap;
import io.tradefold.benchmark.http.Launch;
import io.tradefold.benchmark.http.Pause;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.row.Rows;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Machine;
import io.tradefold.benchmark.table.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Commands and reads at steady rates for minutes: memory must stay flat, the lag bounded, and
 * nothing may fail.
 */
public final class Load {

  private static final Duration REPORT = Duration.ofSeconds(10);

  /** What the live objects may grow by; a leak of a byte a request would be a megabyte. */
  private static final double FLAT = 1.25;

  private static final double LAG_MILLIS = 1_000;

  private final LoadSettings settings;
  private final ServerProcess server;
  private final Heap heap;
  private final Tally tally = new Tally();
  private final Tally.Seen all = new Tally.Seen();

  private Load(LoadSettings settings, ServerProcess server) {
    this.settings = settings;
    this.server = server;
    this.heap = server.heap();
  }

  /**
   * @param arguments see {@link LoadSettings}
   */
  public static void main(String[] arguments) {
    LoadSettings settings = LoadSettings.of(arguments);
    Path data = settings.work().resolve("load");
    ServerProcess.delete(data);
    try (ServerProcess server = ServerProcess.start(Launch.measured(data))) {
      List<Line> lines = new Load(settings, server).run();
      lines.forEach(line -> say(line.toString()));
      new Results(settings.results(), Machine.here(), Rows.order()).put(Rows.LOAD, lines);
    }
  }

  private List<Line> run() {
    List<Desk> desks = desks();
    warmUp(desks);
    try (Callers callers = new Callers(server, desks, settings, tally)) {
      callers.start();
      long before = heap.afterCollection();
      report(settings.duration());
      long after = heap.afterCollection();
      return lines(before, after);
    }
  }

  /** With callers of its own: what a cold server could not keep up with is not made up for. */
  private void warmUp(List<Desk> desks) {
    try (Callers callers = new Callers(server, desks, settings, tally)) {
      callers.start();
      Pause.of(settings.warmUp());
    }
    say("warmed up; errors %s".formatted(tally.look().errors));
  }

  private List<Desk> desks() {
    try (Wire wire = new Wire(server.port())) {
      return Desks.openAll(wire, "t");
    }
  }

  private void report(Duration duration) {
    tally.look();
    long begun = System.nanoTime();
    long last = begun;
    while (last - begun < duration.toNanos()) {
      Pause.of(REPORT);
      long now = System.nanoTime();
      Tally.Seen seen = tally.look();
      tell(seen, (now - begun) / 1e9, (now - last) / 1e9, heap.afterOwnCollections());
      all.add(seen);
      last = now;
    }
  }

  private static void tell(Tally.Seen seen, double at, double seconds, OptionalLong heap) {
    say(
        ("%4.0f s  commands %4.0f/s p50 %.1f p99 %.1f ms  reads %5.0f/s p50 %.1f p99 %.1f ms"
                + "  errors %s  heap %s MB  lag p99 %.0f max %.0f ms")
            .formatted(
                at,
                seen.commands.count() / seconds,
                seen.commands.millis(0.5),
                seen.commands.millis(0.99),
                seen.reads.count() / seconds,
                seen.reads.millis(0.5),
                seen.reads.millis(0.99),
                seen.errors,
                heap.isPresent() ? heap.getAsLong() : "—",
                seen.lags.millis(0.99),
                seen.lags.millis(1)));
  }

  private List<Line> lines(long before, long after) {
    double seconds = settings.duration().toSeconds();
    String load =
        "%d commands and %,d reads a second for %,.0f s, %d accounts: "
            .formatted(settings.commands(), settings.reads(), seconds, Desk.MOST);
    double commands = all.commands.count() / seconds;
    double reads = all.reads.count() / seconds;
    return List.of(
        line(
            load + "commands, from when they were due",
            "%d /s".formatted(settings.commands()),
            rate(commands, all.commands.millis(0.5), all.commands.millis(0.99)),
            commands >= 0.99 * settings.commands()),
        line(
            load + "reads, from when they were due",
            "%,d /s".formatted(settings.reads()),
            rate(reads, all.reads.millis(0.5), all.reads.millis(0.99)),
            reads >= 0.99 * settings.reads()),
        line(load + "errors", "none", String.valueOf(all.errorCount()), all.errors.isEmpty()),
        line(
            load + "Tradefold-Lag-Ms of all reads",
            "bounded",
            "p50 %.0f, p99 %.0f, max %.0f ms"
                .formatted(all.lags.millis(0.5), all.lags.millis(0.99), all.lags.millis(1)),
            all.lags.millis(0.99) <= LAG_MILLIS),
        line(
            load + "heap in use after a full collection, at the start and at the end",
            "flat",
            "%d MB, %d MB".formatted(before, after),
            after <= FLAT * before));
  }

  private static Line line(String what, String asked, String measured, boolean reached) {
    return Line.of(Rows.LOAD, what, asked, measured, reached);
  }

  private static String rate(double perSecond, double median, double p99) {
    return "%,.0f /s, p50 %.1f ms, p99 %.1f ms".formatted(perSecond, median, p99);
  }
}
