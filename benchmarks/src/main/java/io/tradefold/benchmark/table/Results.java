package io.tradefold.benchmark.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The table in a file. A row that is measured takes the place of what the file said of it; the rest
 * stays, with the day it was measured on, as long as the machine is the same.
 */
public final class Results {

  private static final String TITLE =
      """
      # Results

      Written by the benchmarks, see [README.md](README.md) for how each row is measured and how to
      run them. Figures are medians with the smallest and the largest in brackets; a ratio is formed
      turn by turn with its peer in the same run.

      """;

  private static final String HEADER =
      """
      | row | what | asked | measured | peer | ratio | reached | on |
      |---|---|---|---|---|---|---|---|
      """;

  private final Path file;
  private final String machine;
  private final List<String> order;

  /**
   * @param order of the rows, by name
   */
  public Results(Path file, Machine machine, List<String> order) {
    this.file = file;
    this.machine = "Machine: " + machine.description();
    this.order = List.copyOf(order);
  }

  /** Puts the lines of one row into the file. */
  public void put(String row, List<Line> lines) {
    List<Line> all = new ArrayList<>(kept());
    all.removeIf(line -> line.row().equals(row));
    all.addAll(lines);
    try {
      Files.writeString(file, render(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Line> kept() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<String> text = Files.readAllLines(file);
      return text.contains(machine)
          ? text.stream().map(Line::parse).filter(Objects::nonNull).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String render(List<Line> lines) {
    String rows =
        order.stream()
            .flatMap(row -> lines.stream().filter(line -> line.row().equals(row)))
            .map(Line::toMarkdown)
            .collect(Collectors.joining("\n"));
    return TITLE + machine + "\n\n" + HEADER + rows + "\n";
  }
}
