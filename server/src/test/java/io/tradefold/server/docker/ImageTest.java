package io.tradefold.server.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the image is made, and started: what Docker would not tell before it runs. */
class ImageTest {

  private static final String OPTIONS = "docker/jvm.options";

  @Test
  void itStandsOnAPinnedImage() {
    List<String> stages =
        DockerFolder.instructions("FROM").stream()
            .filter(from -> from.contains(" AS "))
            .map(from -> from.substring(from.indexOf(" AS ") + 4))
            .toList();

    assertThat(DockerFolder.instructions("FROM").stream().map(from -> from.split(" ")[0]))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            from ->
                assertThat(from)
                    .satisfiesAnyOf(
                        image -> assertThat(stages).contains(image),
                        image -> assertThat(image).matches(ComposeTest.PINNED)));
  }

  @Test
  void itRunsAsAUserByNumberWhoIsNotRoot() {
    assertThat(DockerFolder.instructions("USER"))
        .singleElement()
        .asString()
        .matches("[1-9]\\d+:[1-9]\\d+");
  }

  /** Otherwise a shell would be process 1, and nobody would tell Java to stop. */
  @Test
  void javaIsTheFirstProcess() {
    assertThat(DockerFolder.instructions("ENTRYPOINT"))
        .singleElement()
        .asString()
        .startsWith("[\"java\", ");
  }

  /** A cache is used only by the JVM options and the class path it was made with. */
  @Test
  void theCacheIsTrainedWithWhatRuns() {
    String training =
        only(DockerFolder.instructions("RUN").stream().filter(run -> run.startsWith("java @")));
    String start =
        only(DockerFolder.instructions("ENTRYPOINT").stream()).replaceAll("[\\[\\]\",]", "");

    assertThat(start)
        .isEqualTo(
            training
                .replace("-XX:AOTCacheOutput=", "-XX:AOTCache=")
                .replaceFirst(" -Xmx\\d+[gm]", "")
                .replace(" -Dspring.context.exit=onRefresh", "")
                .replace(" --tradefold.data=/tmp/data", ""));
  }

  /**
   * By itself the JVM would look at the machine, and the one that builds is not the one that runs.
   */
  @Test
  void nothingThatDecidesWhetherTheCacheFitsIsLeftToTheMachine() {
    assertThat(DockerFolder.instructions("RUN"))
        .filteredOn(run -> run.startsWith("java @"))
        .singleElement()
        .asString()
        .containsPattern(" -Xmx([1-9]|[12]\\d)g ");
    assertThat(DockerFolder.read(OPTIONS).lines())
        .filteredOn(line -> line.matches("-XX:\\+Use\\w+GC"))
        .hasSize(1);
  }

  @Test
  void whatThePomTellsTheJvmTheImageTellsItToo() {
    String said =
        only(found("<jvmArguments>([^<]*)</jvmArguments>", DockerFolder.read("server/pom.xml")));
    List<String> options =
        Arrays.stream(said.split(" ")).filter(option -> !option.startsWith("-Xmx")).toList();

    assertThat(DockerFolder.read(OPTIONS).lines()).isNotEmpty().containsAll(options);
  }

  @Test
  void whatIsCopiedIsLetThroughToTheBuild() {
    List<String> copied =
        DockerFolder.instructions("COPY").stream()
            .filter(copy -> !copy.startsWith("--from"))
            .flatMap(copy -> Arrays.stream(copy.split(" ")).limit(copy.split(" ").length - 1))
            .toList();

    assertThat(DockerFolder.read(".dockerignore").lines().filter(line -> line.startsWith("!")))
        .containsExactlyInAnyOrderElementsOf(copied.stream().map(file -> "!" + file).toList());
  }

  @Test
  void theDataFolderIsTheVolume() {
    assertThat(DockerFolder.instructions("ENV")).containsExactly("TRADEFOLD_DATA=/data");
    assertThat(DockerFolder.instructions("VOLUME")).containsExactly("/data");
  }

  static Stream<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1));
  }

  private static String only(Stream<String> all) {
    List<String> found = all.toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
