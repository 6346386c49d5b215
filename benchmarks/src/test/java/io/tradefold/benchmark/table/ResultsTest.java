package io.tradefold.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Machine MACHINE = new Machine("a machine, 2 cores");

  @TempDir Path folder;

  private Results results(Machine machine) {
    return new Results(folder.resolve("RESULTS.md"), machine, List.of("first", "second"));
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("RESULTS.md")).stream()
        .filter(line -> line.startsWith("| first") || line.startsWith("| second"))
        .toList();
  }

  @Test
  void aLineTellsWhatWasAskedMeasuredAndReached() throws IOException {
    Paired paired = Paired.of(List.of(40.0, 60.0, 50.0), List.of(100.0, 100.0, 80.0));

    results(MACHINE)
        .put("first", List.of(Line.of("first", "reads | s", "≥ 50 %", paired, "/s", "%", true)));

    assertThat(rows())
        .singleElement()
        .asString()
        .matches(
            "\\| first \\| reads \\\\\\| s \\| ≥ 50 % \\| 50\\.0 \\(40\\.0–60\\.0\\) /s \\| 100 \\(80\\.0–100\\) /s"
                + " \\| 60\\.0 \\(40\\.0–62\\.5\\) % \\| yes \\| \\d{4}-\\d\\d-\\d\\d \\|");
  }

  @Test
  void theTableNamesTheMachine() throws IOException {
    results(MACHINE).put("first", List.of(Line.told("first", "what", "1")));

    assertThat(folder.resolve("RESULTS.md")).content().contains("Machine: a machine, 2 cores\n");
  }

  @Test
  void aRowMeasuredAgainReplacesItselfAndLeavesTheOthersInOrder() throws IOException {
    Results results = results(MACHINE);
    results.put("second", List.of(Line.told("second", "b", "1"), Line.told("second", "c", "2")));
    results.put("first", List.of(Line.told("first", "a", "3")));
    results.put("second", List.of(Line.told("second", "b", "4")));

    assertThat(rows())
        .satisfiesExactly(
            row -> assertThat(row).startsWith("| first | a | — | 3 |"),
            row -> assertThat(row).startsWith("| second | b | — | 4 |"));
  }

  @Test
  void rowsOfAnotherMachineAreForgotten() throws IOException {
    results(new Machine("another")).put("first", List.of(Line.told("first", "a", "1")));
    results(MACHINE).put("second", List.of(Line.told("second", "b", "2")));

    assertThat(rows()).singleElement().asString().startsWith("| second |");
  }

  @Test
  void aSkippedRowSaysWhy() throws IOException {
    results(MACHINE).put("first", List.of(Line.skipped("first", "a", "there is no PostgreSQL")));

    assertThat(rows()).singleElement().asString().contains("| skipped: there is no PostgreSQL |");
  }
}
