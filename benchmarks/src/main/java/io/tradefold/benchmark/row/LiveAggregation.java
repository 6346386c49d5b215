package io.tradefold.benchmark.row;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.data.FilledSystem;
import io.tradefold.benchmark.http.Calls;
import io.tradefold.benchmark.http.ClosedLoop;
import io.tradefold.benchmark.http.Latencies;
import io.tradefold.benchmark.http.ServerProcess;
import io.tradefold.benchmark.http.Wire;
import io.tradefold.benchmark.postgres.Postgres;
import io.tradefold.benchmark.postgres.TradeTable;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Paired;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reading figures over many trades, over HTTP, against PostgreSQL aggregating the same trades. */
final class LiveAggregation implements Row {

  private static final double ASKED = 100;

  @Override
  public String name() {
    return "live-aggregation";
  }

  @Override
  public String what() {
    return "p50 of P&L read over HTTP against PostgreSQL aggregating the same indexed trades live";
  }

  @Override
  public List<Line> measure(Settings settings) {
    Path data = FilledSystem.of(settings.work(), settings.trades());
    try (Postgres postgres = Postgres.start();
        TradeTable table = new TradeTable(postgres);
        ServerProcess server = Servers.start(settings, data);
        ClosedLoop caller = new ClosedLoop(server.port(), 1)) {
      fill(table, server, settings.trades());
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      String trades = "%s, %,d trades".formatted(what(), settings.trades());
      Paired overview = paired(settings, caller, FilledSystem.OVERVIEW, () -> table.pnl(today));
      Paired byMonth = paired(settings, caller, FilledSystem.BY_MONTH, table::pnlByMonth);
      return List.of(
          Line.of(
              name(),
              trades + ": overview of the trader's book (there is no community P&L yet)",
              "≥ 100 ×",
              overview,
              "ms",
              "×",
              overview.ratio().median() >= ASKED),
          Line.told(
              name(),
              trades + ": every figure of the trader's book, by month, against sums by month",
              byMonth,
              "ms",
              "×"));
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL failed", e);
    }
  }

  private static void fill(TradeTable table, ServerProcess server, int trades) throws SQLException {
    Calls trader = Calls.of(ServerProcess.TRADER);
    try (Wire wire = new Wire(server.port())) {
      for (String account : FilledSystem.accounts()) {
        byte[] export = trader.get("/api/trader/trades.csv?accountId=" + account);
        table.add(wire.send(export).expect(200));
      }
    }
    table.index();
    int copied = table.pnl(LocalDate.now(ZoneOffset.UTC));
    if (copied != trades) {
      throw new IllegalStateException("PostgreSQL has %,d trades of %,d".formatted(copied, trades));
    }
  }

  private static Paired paired(
      Settings settings, ClosedLoop caller, String path, Runnable aggregation) {
    byte[] read = Calls.of(ServerProcess.TRADER).get(path);
    caller.run(read, settings.warmUp());
    median(aggregation, settings.warmUp());
    return Paired.byTurns(
            settings.repetitions(),
            () -> {
              double p50 = caller.run(read, settings.stretch()).latencies().millis(0.5);
              say("read: p50 %.3f ms".formatted(p50));
              return p50;
            },
            () -> {
              double p50 = median(aggregation, settings.stretch());
              say("PostgreSQL: p50 %.1f ms".formatted(p50));
              return p50;
            })
        .faster();
  }

  private static double median(Runnable aggregation, Duration time) {
    long until = System.nanoTime() + time.toNanos();
    Latencies latencies = new Latencies();
    while (System.nanoTime() < until) {
      long begun = System.nanoTime();
      aggregation.run();
      latencies.add(System.nanoTime() - begun);
    }
    return latencies.millis(0.5);
  }
}
