package io.tradefold.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

  private static final List<LogRow> ROWS = TestLog.rows(150);

  private static final List<LogRow> FEW = ROWS.subList(4, 6);

  @TempDir private Path temp;
  private final List<DataFolder> folders = new ArrayList<>();
  private DataFolder original;
  private DataFolder empty;
  private Path file;

  @BeforeEach
  void backUp() throws IOException {
    original = TestLog.with(temp.resolve("original"), ROWS);
    empty = new DataFolder(new TradefoldSettings(temp.resolve("empty")));
    folders.addAll(List.of(original, empty));
    file = temp.resolve("backup.zip");
    Files.write(file, TestLog.backup(original, ROWS.getLast().position()));
  }

  @AfterEach
  void release() throws IOException {
    for (DataFolder folder : folders) {
      folder.destroy();
    }
  }

  private void restore(Path from) throws IOException {
    try (BackupFile backup = BackupFile.open(from)) {
      new Restore(empty).from(backup, _ -> {});
    }
  }

  @Test
  void everythingComesBackAsItStoodInTheLog() throws IOException {
    restore(file);

    assertThat(TestLog.read(empty)).isEqualTo(ROWS);
    assertThat(TestLog.read(original)).isEqualTo(ROWS);
  }

  @Test
  void theManifestSaysWhatIsInTheFile() throws IOException {
    try (BackupFile backup = BackupFile.open(file)) {
      assertThat(backup.manifest().head()).isEqualTo(ROWS.getLast().position());
      assertThat(backup.manifest().events()).isEqualTo(ROWS.size());
      assertThat(backup.manifest().lastRecordedAt()).isEqualTo(ROWS.getLast().recordedAt());
      assertThat(backup.manifest().takenAt()).isEqualTo(TestLog.TAKEN_AT);
    }
  }

  @Test
  void nothingBeyondTheHeadIsCopied() throws IOException {
    List<LogRow> before = ROWS.subList(0, 101);
    Files.write(file, TestLog.backup(original, before.getLast().position()));

    restore(file);

    assertThat(TestLog.read(empty)).isEqualTo(before);
  }

  @Test
  void aLogWithoutEventsIsAlsoALog() throws IOException {
    DataFolder young = TestLog.with(temp.resolve("young"), List.of());
    folders.add(young);
    Files.write(file, TestLog.backup(young, 0));

    restore(file);

    assertThat(TestLog.read(empty)).isEmpty();
  }

  @Test
  void aFolderThatHasALogKeepsIt() throws IOException {
    restore(file);
    Files.write(file, TestLog.backup(original, ROWS.getFirst().position()));

    assertThatThrownBy(() -> restore(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(TestLog.read(empty)).isEqualTo(ROWS);
  }

  @Test
  void whatAnInterruptedRestoreLeftIsNoObstacle() throws IOException {
    Path left = Files.createDirectories(empty.root().resolve("log.restoring"));
    Files.writeString(left.resolve("events.mv.db"), "half");

    restore(file);

    assertThat(TestLog.read(empty)).isEqualTo(ROWS);
    assertThat(left).doesNotExist();
  }

  @Test
  void viewsOfAnotherTimeDoNotSurvive() throws IOException {
    Files.writeString(empty.views().resolve("views.bson.mv"), "of a longer log");
    Files.writeString(empty.redis().resolve("dump.rdb"), "of a longer log");

    restore(file);

    assertThat(empty.views()).isEmptyDirectory();
    assertThat(empty.redis()).isEmptyDirectory();
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItWasCut() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(4);
    Stream<Integer> cuts =
        Stream.concat(
            Stream.of(0, 1, whole.length / 2, whole.length - 22, whole.length - 1),
            random.ints(20, 0, whole.length).boxed());
    for (int length : cuts.toList()) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> restore(file))
          .as("cut at %s", length)
          .isInstanceOf(DamagedBackup.class);
      nothingIsHalfApplied();
    }
  }

  /** A flipped bit that changes nothing of what is in the file, such as a time stamp, may pass. */
  @Test
  void afterAFlippedBitTheFileIsRefusedOrTheSame() throws IOException {
    DataFolder small = TestLog.with(temp.resolve("small"), FEW);
    folders.add(small);
    byte[] whole = TestLog.backup(small, FEW.getLast().position());
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      if (isRefused(bit)) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(whole.length * 8 / 2);
    nothingIsHalfApplied();
  }

  private boolean isRefused(int bit) throws IOException {
    List<LogRow> read = new ArrayList<>();
    try (BackupFile backup = BackupFile.open(file)) {
      backup.forEach(read::add);
    } catch (DamagedBackup _) {
      return true;
    }
    assertThat(read).as("with bit %s flipped", bit).isEqualTo(FEW);
    return false;
  }

  @Test
  void aFlippedBitAmongTheEventsLeavesNothingBehind() throws IOException {
    byte[] flipped = Files.readAllBytes(file);
    flipped[flipped.length / 2] ^= 1;
    Files.write(file, flipped);

    assertThatThrownBy(() -> restore(file)).isInstanceOf(DamagedBackup.class);
    nothingIsHalfApplied();
  }

  private void nothingIsHalfApplied() {
    assertThat(empty.log()).isEmptyDirectory();
    assertThat(empty.root().resolve("log.restoring")).doesNotExist();
  }
}
