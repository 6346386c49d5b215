package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.Community;
import io.tradefold.benchmark.data.RealFills;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.Reply;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Samples;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * From the first byte of a file of real executions until an overview shows its trades. Each time
 * into a new account; the first of them right after the server's start.
 */
final class RealImport implements Row {

  private static final double ASKED_SECONDS = 10;
  private static final String COMMUNITY = "real";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String what() {
    return "import of the 9,367 executions until the overview shows it";
  }

  @Override
  public List<Line> measure(Settings settings) {
    byte[] csv = RealFills.csv(settings.shared());
    Path data = settings.work().resolve("import");
    ServerProcess.delete(data);
    Calls trader = Calls.of(ServerProcess.TRADER);
    List<Double> seconds = new ArrayList<>();
    try (ServerProcess server = Servers.start(settings, data);
        Wire wire = new Wire(server.port())) {
      Community.register(wire, trader, COMMUNITY);
      for (int turn = 0; turn < settings.repetitions(); turn++) {
        String account = "real-" + turn;
        Community.openAccount(wire, trader, COMMUNITY, account, LocalDate.of(2004, 1, 1));
        double took = seconds(wire, trader, account, csv);
        say("import: %.2f s".formatted(took));
        seconds.add(took);
      }
    }
    Samples all = Samples.of(seconds);
    boolean reached = all.max() <= ASKED_SECONDS;
    return List.of(Line.of(name(), what(), "≤ 10 s", all.in("s"), reached));
  }

  private static double seconds(Wire wire, Calls trader, String account, byte[] csv) {
    String path = "/api/trader/accounts/" + account + "/executions";
    long begun = System.nanoTime();
    Reply imported = wire.send(trader.post(path, "text/csv", csv)).expect(201);
    String overview = "/api/trader/overview?accountId=" + account;
    wire.send(trader.getAfter(imported, overview)).expect(200);
    return (System.nanoTime() - begun) / 1e9;
  }
}
