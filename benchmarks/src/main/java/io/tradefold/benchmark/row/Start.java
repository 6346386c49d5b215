package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.http.Launch;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.run.Skipped;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process, as it is shipped, until it says that it is ready. */
final class Start implements Row {

  private static final double ASKED_SECONDS = 10;
  private static final double ASKED_MEGABYTES = 512;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String what() {
    return "start of the executable to ready with the demo's data in place, -Xmx512m";
  }

  @Override
  public List<Line> measure(Settings settings) {
    if (!Files.exists(settings.server())) {
      throw new Skipped("there is no " + settings.server().getFileName() + "; package it before");
    }
    Path data = settings.work().resolve("start");
    ServerProcess.delete(data);
    Launch launch = Launch.demo(data, settings.server());
    double first;
    try (ServerProcess making = ServerProcess.start(launch)) {
      first = making.startedIn().toMillis() / 1e3;
      say("first start, which makes the demo's data: %.2f s".formatted(first));
    }
    List<Double> seconds = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    for (int turn = 0; turn < settings.repetitions(); turn++) {
      try (ServerProcess server = ServerProcess.start(launch)) {
        seconds.add(server.startedIn().toMillis() / 1e3);
        heap.add((double) server.heap().afterCollection());
        say("start: %.2f s, %.0f MB".formatted(seconds.getLast(), heap.getLast()));
      }
    }
    Samples started = Samples.of(seconds);
    Samples used = Samples.of(heap);
    return List.of(
        Line.of(name(), what(), "≤ 10 s", started.in("s"), started.median() <= ASKED_SECONDS),
        Line.told(
            name(), "the very first start, which makes the demo's data", Samples.of(first).in("s")),
        Line.of(
            name(),
            what() + ": heap in use after a full collection",
            "≤ 512 MB",
            used.in("MB"),
            used.max() <= ASKED_MEGABYTES));
  }
}
