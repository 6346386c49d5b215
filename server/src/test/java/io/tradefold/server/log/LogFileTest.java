package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir private Path data;

  private static LogRow row(long position, long sequence) {
    return new LogRow(
        position,
        "event-" + position,
        "a",
        sequence,
        "Test",
        "2026-11-22T09:00:00.000Z",
        "acme",
        "test.counted",
        "2",
        "{\"communityId\":\"acme\",\"number\":" + position + "}",
        "{}");
  }

  @Test
  void theServerGoesOnBehindRowsThatWereAppendedWithTheirPositions() throws IOException {
    DataFolder folder = new DataFolder(new TradefoldSettings(data));
    try (LogFile file = LogFile.open(folder.log())) {
      file.append(List.of(row(7, 0), row(40, 1)));
    }
    folder.destroy();

    try (LogFixture log = new LogFixture(data)) {
      assertThat(log.order.head()).isEqualTo(40);
      log.append("a", 2, Counted.of(41));

      assertThat(log.readAfter(null))
          .extracting(event -> ((Counted) event.getPayload()).number())
          .containsExactly(7L, 40L, 41L);
      assertThat(log.order.head()).isEqualTo(41);
    }
  }

  @Test
  void whatTheServerAppendedIsReadAsItStands() throws IOException {
    try (LogFixture log = new LogFixture(data)) {
      log.append("a", 0, Counted.of(1));
      log.append("a", 1, Counted.of(2));
      LogRows rows = new LogRows(log.source);

      assertThat(rows.last()).isEqualTo(2);
      assertThat(rows.rows(1, 2, 10))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.payload()).isEqualTo("{\"communityId\":\"acme\",\"number\":2}");
                assertThat(row.name()).isEqualTo("test.counted");
                assertThat(row.recordedAt())
                    .isEqualTo(
                        log.jdbc()
                            .queryForObject(
                                "SELECT recorded_at FROM event WHERE position = 2", String.class));
              });
      assertThat(rows.rows(0, 1, 10)).hasSize(1);
      assertThat(rows.rows(0, 2, 1)).extracting(LogRow::position).containsExactly(1L);
    }
  }
}
