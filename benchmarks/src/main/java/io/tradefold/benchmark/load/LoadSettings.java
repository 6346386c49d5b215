package io.tradefold.benchmark.load;

import static io.tradefold.benchmark.run.Given.taken;

import io.tradefold.benchmark.run.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a load is told, each as {@code name=value}; what is left out is as the project promises.
 *
 * @param duration {@code seconds}, after a warm-up
 * @param warmUp {@code warm-up}, in seconds
 * @param commands a second
 * @param reads a second
 * @param work where the data folder is made
 * @param results the table's file
 */
record LoadSettings(
    Duration duration, Duration warmUp, int commands, int reads, Path work, Path results) {

  static LoadSettings of(String... arguments) {
    Map<String, String> given = Given.of(arguments);
    LoadSettings settings =
        new LoadSettings(
            Duration.ofSeconds(Integer.parseInt(taken(given, "seconds", "600"))),
            Duration.ofSeconds(Integer.parseInt(taken(given, "warm-up", "300"))),
            Integer.parseInt(taken(given, "commands", "200")),
            Integer.parseInt(taken(given, "reads", "1000")),
            Path.of(taken(given, "work", "target/histories")),
            Path.of(taken(given, "results", "RESULTS.md")));
    Given.expectEmpty(given);
    return settings;
  }
}
