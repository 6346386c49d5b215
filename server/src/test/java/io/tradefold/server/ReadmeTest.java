package io.tradefold.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says where things are; this keeps it true. */
class ReadmeTest {

  /** Tests run in the folder of their module. */
  private static final Path ROOT = Path.of("..");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String TABLE = "| feature | command |";

  private final String readme = read();

  private static String read() {
    try {
      return Files.readString(ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsLinkedIsThere() {
    List<Path> linked = found(LINK, readme).map(ROOT::resolve).toList();

    assertThat(linked).hasSizeGreaterThan(20).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void theTableNamesEveryCommandAndNothingElse() {
    assertThat(named("command")).containsExactlyInAnyOrderElementsOf(recordsOf("Command"));
  }

  @Test
  void theTableNamesEveryEventAndNothingElse() {
    assertThat(named("event")).containsExactlyInAnyOrderElementsOf(recordsOf("Event"));
  }

  @Test
  void everyRowNamesItsTests() {
    int tests = header().indexOf("tests");

    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(found(LINK, row.get(tests))).isNotEmpty().allMatch(this::isTest));
  }

  private boolean isTest(String link) {
    return link.contains("/src/test/") && link.endsWith("Test.java");
  }

  /** Names in backticks in a column, also those named twice. */
  private List<String> named(String column) {
    int index = header().indexOf(column);
    return rows().stream().flatMap(row -> found(CODE, row.get(index))).toList();
  }

  private List<String> header() {
    return cells(table().findFirst().orElseThrow());
  }

  private List<List<String>> rows() {
    return table().skip(2).map(ReadmeTest::cells).toList();
  }

  private Stream<String> table() {
    return readme
        .lines()
        .dropWhile(line -> !line.startsWith(TABLE))
        .takeWhile(line -> line.startsWith("|"));
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.split("\\|", -1)).map(String::trim).toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
  }

  /** The simple names of the records of every sealed interface whose name ends so. */
  private static List<String> recordsOf(String suffix) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tradefold.api")
            .stream()
            .filter(type -> type.isInterface() && type.getSimpleName().endsWith(suffix))
            .map(JavaClass::reflect)
            .filter(Class::isSealed)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .map(Class::getSimpleName)
            .toList();
  }
}
