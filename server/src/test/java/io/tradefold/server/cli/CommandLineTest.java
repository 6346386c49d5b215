package io.tradefold.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.log.LogFile;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.stores.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final LogRow ROW =
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

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return CommandLine.run(terminal, arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private Path dataWithALog() throws IOException {
    Path data = temp.resolve("data");
    DataFolder folder = new DataFolder(new TradefoldSettings(data));
    try (LogFile log = LogFile.open(folder.log())) {
      log.append(List.of(ROW));
    }
    folder.destroy();
    return data;
  }

  @Test
  void optionsAloneRunTheServer() {
    assertThat(CommandLine.isCommand(new String[] {})).isFalse();
    assertThat(CommandLine.isCommand(new String[] {"--server.port=0"})).isFalse();
    assertThat(CommandLine.isCommand(new String[] {"backup", "--to=x"})).isTrue();
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("backup", "restore", "--to", "--from", "--url", "--data", "TRADEFOLD_TOKEN");
  }

  @Test
  void anUnknownCommandIsToldWhichThereAre() {
    assertThat(run("bakup")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("'bakup'", "backup", "restore");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup",
        "backup --to",
        "backup --to=",
        "backup x.zip",
        "backup --to=x.zip --to=y.zip",
        "backup --to=x.zip --token=secret",
        "backup --to=x.zip --url=nowhere",
        "restore --from=x.zip --url=http://localhost:8080",
        "restore",
        "stores",
        "stores --data=x --redis-port=70000",
        "stores --data=x --mongodb-port=many"
      })
  void whatIsNotUnderstoodEndsWithTwo(String line) {
    assertThat(run(line.split(" "))).as(said()).isEqualTo(2);
  }

  @Test
  void aStoppedFolderIsCopiedItself() throws IOException {
    Path data = dataWithALog();
    Path file = temp.resolve("backup.zip");

    assertThat(run("backup", "--to=" + file, "--data=" + data)).as(said()).isZero();

    assertThat(said()).contains("working on the folder itself", "1 events up to position 3");
    assertThat(temp).isDirectoryNotContaining("glob:**.part");
    Path restored = temp.resolve("restored");
    assertThat(run("restore", "--from=" + file, "--data=" + restored)).as(said()).isZero();
    try (LogFile log = LogFile.open(restored.resolve("log"))) {
      assertThat(log.rows().rows(0, 9, 9)).containsExactly(ROW);
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Path file = Files.writeString(temp.resolve("backup.zip"), "yesterday's");

    assertThat(run("backup", "--to=" + file, "--data=" + dataWithALog())).isEqualTo(1);
    assertThat(said()).contains("exists already");
    assertThat(file).hasContent("yesterday's");
  }

  @Test
  void withoutALogThereIsNothingToCopy() {
    Path file = temp.resolve("backup.zip");

    assertThat(run("backup", "--to=" + file, "--data=" + temp.resolve("typo"))).isEqualTo(1);
    assertThat(said()).contains("there is no log in");
    assertThat(temp.resolve("typo")).doesNotExist();
  }

  @Test
  void aDamagedFileIsRefusedInASentence() throws IOException {
    Path file = temp.resolve("backup.zip");
    run("backup", "--to=" + file, "--data=" + dataWithALog());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertThat(run("restore", "--from=" + file, "--data=" + temp.resolve("new"))).isEqualTo(1);
    assertThat(said()).contains("is not a whole backup");
  }

  @Test
  void aFolderInUseIsNotRestoredInto() throws IOException {
    Path file = temp.resolve("backup.zip");
    run("backup", "--to=" + file, "--data=" + dataWithALog());
    Path used = temp.resolve("used");
    DataFolder folder = new DataFolder(new TradefoldSettings(used));

    assertThat(run("restore", "--from=" + file, "--data=" + used)).isEqualTo(1);
    assertThat(said()).contains("in use by another");
    folder.destroy();
  }

  @Test
  void aLogThatCannotBeReadIsAFailure() throws IOException {
    Path log = Files.createDirectories(temp.resolve("data").resolve("log"));
    Files.writeString(log.resolve("events.mv.db"), "no database");

    assertThat(run("backup", "--to=" + temp.resolve("x.zip"), "--data=" + temp.resolve("data")))
        .isEqualTo(1);
    assertThat(temp.resolve("x.zip")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(run("restore", "--from=" + temp.resolve("no.zip"), "--data=" + temp)).isEqualTo(1);
    assertThat(said()).contains("no.zip: there is no such file");
  }
}
