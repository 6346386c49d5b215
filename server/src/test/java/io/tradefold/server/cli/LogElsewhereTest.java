package io.tradefold.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.ForkedServer;
import io.tradefold.server.TestPostgres;
import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.log.LogFile;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.LogRows;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Commands of an operator whose log is not in a folder, as the environment says in the spelling of
 * the compose files. In the folder there is an old one, which is not meant.
 */
class LogElsewhereTest {

  private static final LogRow OLD =
      new LogRow(
          3,
          "e",
          "a",
          0,
          "Test",
          "2026-11-22T09:00:00.000Z",
          "acme",
          "test.counted",
          "2",
          "{}",
          "{}");

  @TempDir private Path temp;
  private Path data;
  private Path backup;

  @BeforeEach
  void anOldLog() throws IOException {
    data = temp.resolve("data");
    backup = temp.resolve("backup.zip");
    DataFolder folder = new DataFolder(new TradefoldSettings(data));
    try (LogFile log = LogFile.open(folder.log())) {
      log.append(List.of(OLD));
    }
    folder.destroy();
    Terminal terminal = new Terminal(System.out, System.err);
    assertThat(CommandLine.run(terminal, "backup", "--to=" + backup, "--data=" + data)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "POSTGRESQL"})
  void whatIsRestoredGoesWhereTheServerWouldFindIt(String spelling)
      throws IOException, InterruptedException {
    String url = TestPostgres.newDatabase();
    Path empty = temp.resolve("empty");
    Map<String, String> environment =
        Map.of(
            "TRADEFOLD_EVENTLOG",
            spelling,
            "SPRING_DATASOURCE_URL",
            url,
            "TRADEFOLD_DATA",
            empty.toString());

    assertThat(run(environment, "restore", "--from=" + backup)).as(said()).isZero();

    assertThat(said()).contains("into PostgreSQL");
    assertThat(new LogRows(new DriverManagerDataSource(url)).rows(0, 9, 9)).containsExactly(OLD);
    assertThat(empty).doesNotExist();
  }

  @Test
  void intoAnAxonServerNothingIsRestoredAndNowhereElseEither()
      throws IOException, InterruptedException {
    Path empty = temp.resolve("empty");
    Map<String, String> environment =
        Map.of("TRADEFOLD_EVENTLOG", "axon-server", "TRADEFOLD_DATA", empty.toString());

    assertThat(run(environment, "restore", "--from=" + backup)).isEqualTo(1);

    assertThat(said()).contains("Axon Server can't be restored", "--data=");
    assertThat(empty).doesNotExist();
  }

  @Test
  void aLogThatThereIsNotIsRefusedInASentence() throws IOException, InterruptedException {
    assertThat(run(Map.of("TRADEFOLD_EVENTLOG", "kafka"), "verify")).isEqualTo(1);
    assertThat(said()).contains("embedded, postgresql and axon-server").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "AXON_SERVER"})
  void theOldLogInTheFolderIsNeitherCopiedNorVerified(String kind)
      throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("TRADEFOLD_EVENTLOG", kind);
    Path file = temp.resolve("today.zip");

    assertThat(run(environment, "backup", "--to=" + file)).isEqualTo(1);
    assertThat(said()).contains("--url=", "--data=").doesNotContain("on the folder itself");
    assertThat(file).doesNotExist();

    assertThat(run(environment, "verify")).isEqualTo(1);
    assertThat(said()).contains("--url=", "--data=").doesNotContain("on the folder itself");
  }

  @Test
  void theServerThatHoldsTheFolderIsAskedWhereItSaysThatItListens()
      throws IOException, InterruptedException {
    DataFolder held = new DataFolder(new TradefoldSettings(data));
    Files.writeString(data.resolve("port"), "1");

    assertThat(run(Map.of("TRADEFOLD_EVENTLOG", "postgresql"), "verify")).isEqualTo(1);

    assertThat(said()).contains("nobody answers at http://localhost:1/");
    held.destroy();
  }

  @Test
  void aFolderThatIsNamedIsMeant() throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("TRADEFOLD_EVENTLOG", "postgresql");

    assertThat(run(environment, "verify", "--data=" + data)).as(said()).isZero();
    assertThat(said()).contains("on the folder itself");
  }

  private int run(Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRADEFOLD_TOKEN", "nobody's");
    environment.put("TRADEFOLD_DATA", data.toString());
    environment.putAll(more);
    Process process = ForkedServer.start(temp.resolve("said"), environment, List.of(arguments));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("said"));
  }
}
