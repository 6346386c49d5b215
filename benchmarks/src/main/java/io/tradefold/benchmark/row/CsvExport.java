package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Heap;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long an export takes, and what an export ten times as large holds in memory: the reader stops
 * in the middle, and the server's heap is measured after a full collection.
 */
final class CsvExport implements Row {

  private static final int SMALL = 10_000;
  private static final int LARGE = 100_000;
  private static final double ASKED_SECONDS = 1;

  /** What a buffer or two more or less may be; all trades at once would be fifty of these. */
  private static final double CONSTANT_MEGABYTES = 8;

  private static final byte[] EXPORT = Calls.of(ServerProcess.TRADER).get("/api/trader/trades.csv");

  @Override
  public String name() {
    return "csv-export";
  }

  @Override
  public String what() {
    return "CSV export of trades";
  }

  @Override
  public List<Line> measure(Settings settings) {
    List<Line> lines = new ArrayList<>();
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), SMALL))) {
      Samples seconds = seconds(server, settings.repetitions());
      boolean reached = seconds.median() <= ASKED_SECONDS;
      String what = "%s: %,d".formatted(what(), SMALL);
      lines.add(Line.of(name(), what, "≤ 1 s", seconds.in("s"), reached));
    }
    try (ServerProcess server = Servers.start(settings, FilledSystem.of(settings.work(), LARGE))) {
      String what = "%s: %,d".formatted(what(), LARGE);
      Samples seconds = seconds(server, settings.repetitions());
      lines.add(Line.told(name(), what, seconds.in("s")));
      Samples held = held(server, settings.repetitions());
      boolean reached = held.median() <= CONSTANT_MEGABYTES;
      String during = what + ", heap in the middle of it beyond what is in use without it";
      lines.add(Line.of(name(), during, "constant", held.in("MB"), reached));
    }
    return lines;
  }

  private static Samples seconds(ServerProcess server, int repetitions) {
    List<Double> seconds = new ArrayList<>();
    try (Wire wire = new Wire(server.port())) {
      for (int turn = -2; turn < repetitions; turn++) {
        long begun = System.nanoTime();
        wire.drain(EXPORT, length -> {}).expect(200);
        double took = (System.nanoTime() - begun) / 1e9;
        say("export: %.3f s".formatted(took));
        if (turn >= 0) {
          seconds.add(took);
        }
      }
    }
    return Samples.of(seconds);
  }

  private static Samples held(ServerProcess server, int repetitions) {
    List<Double> held = new ArrayList<>();
    Heap heap = server.heap();
    try (Wire wire = new Wire(server.port())) {
      AtomicLong all = new AtomicLong();
      wire.drain(EXPORT, all::addAndGet).expect(200);
      for (int turn = 0; turn < repetitions; turn++) {
        long idle = heap.afterCollection();
        long during = inTheMiddle(wire, heap, all.get() / 2);
        say("heap: %d MB idle, %d MB in the middle of an export".formatted(idle, during));
        held.add((double) Math.max(0, during - idle));
      }
    }
    return Samples.of(held);
  }

  private static long inTheMiddle(Wire wire, Heap heap, long middle) {
    AtomicLong read = new AtomicLong();
    AtomicLong during = new AtomicLong(-1);
    wire.drain(
            EXPORT,
            length -> {
              if (read.addAndGet(length) >= middle && during.get() < 0) {
                during.set(heap.afterCollection());
              }
            })
        .expect(200);
    return during.get();
  }
}
