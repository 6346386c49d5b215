package io.tradefold.benchmark.run;

import static io.tradefold.benchmark.run.Given.taken;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a run is told, each as {@code name=value}; what is left out is as the contract says.
 *
 * @param rows which to measure, by name; all when empty
 * @param trades in the large system
 * @param fewTrades in the small one
 * @param repetitions of everything; the median counts
 * @param stretch how long one measurement of a rate or a latency lasts
 * @param warmUp how long what is to be measured runs before it is
 * @param work where histories are kept for later runs
 * @param results the table's file
 * @param shared the folder with the real fills
 * @param server the executable
 * @param record whether servers write a flight recording into their data folder
 */
public record Settings(
    List<String> rows,
    int trades,
    int fewTrades,
    int repetitions,
    Duration stretch,
    Duration warmUp,
    Path work,
    Path results,
    Path shared,
    Path server,
    boolean record) {

  public Settings {
    rows = List.copyOf(rows);
  }

  /**
   * @throws IllegalArgumentException naming the argument that means nothing
   */
  public static Settings of(String... arguments) {
    Map<String, String> given = Given.of(arguments);
    Settings settings =
        new Settings(
            listed(taken(given, "rows", "")),
            Integer.parseInt(taken(given, "trades", "1000000")),
            Integer.parseInt(taken(given, "few-trades", "10000")),
            Integer.parseInt(taken(given, "repetitions", "7")),
            Duration.ofSeconds(Integer.parseInt(taken(given, "seconds", "5"))),
            Duration.ofSeconds(Integer.parseInt(taken(given, "warm-up", "30"))),
            Path.of(taken(given, "work", "target/histories")),
            Path.of(taken(given, "results", "RESULTS.md")),
            Path.of(taken(given, "shared", "../../shared/data")),
            Path.of(taken(given, "server", "../server/target/server-0.1.0-SNAPSHOT.jar")),
            Boolean.parseBoolean(taken(given, "record", "false")));
    Given.expectEmpty(given);
    return settings;
  }

  /**
   * Ten times the warm-up of reads. A command runs through far more code, and while it does, two
   * processors leave the compiler little.
   */
  public Duration warmUpOfCommands() {
    return warmUp.multipliedBy(10);
  }

  private static List<String> listed(String names) {
    return Arrays.stream(names.split(",")).filter(name -> !name.isBlank()).toList();
  }

  /** Whether a row is to be measured. */
  public boolean wants(String row) {
    return rows.isEmpty() || rows.contains(row);
  }
}
