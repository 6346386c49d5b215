package io.tradefold.benchmark;

import static io.tradefold.benchmark.run.Told.say;

import io.tradefold.benchmark.row.Rows;
import io.tradefold.benchmark.run.Row;
import io.tradefold.benchmark.run.Settings;
import io.tradefold.benchmark.run.Skipped;
import io.tradefold.benchmark.table.Line;
import io.tradefold.benchmark.table.Machine;
import io.tradefold.benchmark.table.Results;
import java.util.List;

/** Measures rows of section 7 of the contract and writes them into the table. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * @param arguments see {@link Settings}
   */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(arguments);
    List<Row> rows = Rows.all();
    List<String> names = rows.stream().map(Row::name).toList();
    for (String wanted : settings.rows()) {
      if (!names.contains(wanted)) {
        throw new IllegalArgumentException("There is no row " + wanted + ", but " + names);
      }
    }
    Results results = new Results(settings.results(), Machine.here(), Rows.order());
    rows.stream()
        .filter(row -> settings.wants(row.name()))
        .forEach(row -> results.put(row.name(), measured(row, settings)));
  }

  private static List<Line> measured(Row row, Settings settings) {
    say("== %s: %s".formatted(row.name(), row.what()));
    try {
      List<Line> lines = row.measure(settings);
      lines.forEach(line -> say("   %s".formatted(line)));
      return lines;
    } catch (Skipped skipped) {
      say("   skipped: %s".formatted(skipped.reason()));
      return List.of(Line.skipped(row.name(), row.what(), skipped.reason()));
    }
  }
}
