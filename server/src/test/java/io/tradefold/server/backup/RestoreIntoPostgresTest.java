package io.tradefold.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.server.TestPostgres;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.LogRows;
import io.tradefold.server.log.PostgresFilling;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** A server that has outgrown its file takes its log along. */
class RestoreIntoPostgresTest {

  private static final List<LogRow> ROWS = TestLog.rows(150);

  private final DriverManagerDataSource there =
      new DriverManagerDataSource(TestPostgres.newDatabase());
  private final MockEnvironment environment =
      new MockEnvironment().withProperty("spring.datasource.url", String.valueOf(there.getUrl()));

  @TempDir private Path temp;
  private Path file;

  @BeforeEach
  void backUp() throws IOException {
    DataFolder original = TestLog.with(temp.resolve("original"), ROWS);
    file = temp.resolve("backup.zip");
    Files.write(file, TestLog.backup(original, ROWS.getLast().position()));
    original.destroy();
  }

  @Test
  void everythingComesBackAsItStoodInTheLogAndPositionsGoOnBehindIt() throws IOException {
    restore(file);

    assertThat(rows()).isEqualTo(ROWS);
    assertThat(
            new JdbcTemplate(there)
                .queryForObject(
                    "SELECT nextval(pg_get_serial_sequence('event', 'position'))", Long.class))
        .isEqualTo(ROWS.getLast().position() + 1);
  }

  @Test
  void aDamagedFileLeavesTheLogEmpty() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path half = temp.resolve("half.zip");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> restore(half)).isInstanceOf(DamagedBackup.class);
    restore(file);
    assertThat(rows()).isEqualTo(ROWS);
  }

  @Test
  void aLogWithEventsIsLeftAlone() throws IOException {
    restore(file);

    assertThatThrownBy(() -> restore(file)).isInstanceOf(PostgresFilling.NotEmpty.class);
    assertThat(rows()).isEqualTo(ROWS);
  }

  private void restore(Path from) throws IOException {
    try (BackupFile backup = BackupFile.open(from)) {
      RestoreIntoPostgres.from(backup, environment, _ -> {});
    }
  }

  private List<LogRow> rows() {
    return new LogRows(there).rows(0, Long.MAX_VALUE, Integer.MAX_VALUE);
  }
}
