package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.Desk;
import io.tradefold.benchmark.data.Desks;
import io.tradefold.benchmark.http.ClosedLoop;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Paired;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How many commands a second are acknowledged durably, against bare appends of their events. */
final class DurableCommands implements Row {

  private static final int CALLERS = 16;
  private static final double ASKED = 0.5;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public String what() {
    return "durable commands over HTTP (trades opened and closed by hand, and folded) against bare"
        + " durable appends of the same events, "
        + CALLERS
        + " callers, "
        + Desk.MOST
        + " accounts";
  }

  @Override
  public List<Line> measure(Settings settings) {
    Path data = settings.work().resolve("commands");
    Path bare = settings.work().resolve("commands-bare");
    ServerProcess.delete(data);
    ServerProcess.delete(bare);
    makeEvents(settings, data);
    try (BareAppends appends = new BareAppends(data.resolve("log"), bare, CALLERS);
        ServerProcess server = Servers.start(settings, data);
        ClosedLoop callers = new ClosedLoop(server.port(), CALLERS)) {
      List<Desks> desks = byCaller(Desks.all(number -> Desk.of(number, "b")));
      commands(callers, desks, settings.warmUpOfCommands());
      appends(appends, settings.warmUp());
      Paired paired =
          Paired.byTurns(
              settings.repetitions(),
              () -> commands(callers, desks, settings.stretch()),
              () -> appends(appends, settings.stretch()));
      boolean reached = paired.ratio().median() >= ASKED;
      return List.of(Line.of(name(), what(), "≥ 50 %", paired, "/s", "%", reached));
    } catch (SQLException e) {
      throw new IllegalStateException("The bare log failed", e);
    }
  }

  /** What the bare log appends is what commands have left in a log. */
  private static void makeEvents(Settings settings, Path data) {
    try (ServerProcess server = Servers.start(settings, data);
        Wire wire = new Wire(server.port());
        ClosedLoop callers = new ClosedLoop(server.port(), CALLERS)) {
      commands(callers, byCaller(Desks.openAll(wire, "a")), settings.stretch());
    }
  }

  private static List<Desks> byCaller(List<Desk> all) {
    return IntStream.range(0, CALLERS).mapToObj(caller -> Desks.of(all, caller, CALLERS)).toList();
  }

  private static double commands(ClosedLoop callers, List<Desks> desks, Duration time) {
    double rate = callers.run(caller -> () -> desks.get(caller).next().next(), time).perSecond();
    say("commands: %,.0f /s".formatted(rate));
    return rate;
  }

  private static double appends(BareAppends appends, Duration time) {
    double rate = appends.perSecond(time);
    say("bare appends: %,.0f /s".formatted(rate));
    return rate;
  }
}
