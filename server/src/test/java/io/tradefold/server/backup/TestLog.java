package io.tradefold.server.backup;

import io.tradefold.server.TradefoldSettings;
import io.tradefold.server.log.LogFile;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.stores.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Logs for tests, and what is in them. */
final class TestLog {

  static final Instant TAKEN_AT = Instant.parse("2026-11-23T10:00:00Z");

  private TestLog() {}

  /** With gaps in the positions, every kind of character, and payloads of every size. */
  static List<LogRow> rows(int count) {
    Random random = new Random(20);
    List<LogRow> rows = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < count; i++) {
      position += 1 + (i % 7 == 0 ? 3 : 0);
      rows.add(
          new LogRow(
              position,
              "event-" + i,
              "aggregate-" + i % 5,
              i / 5,
              "test.thing",
              "2026-11-22T09:00:00." + String.format("%03dZ", i % 1000),
              "acme",
              "test.counted",
              "2",
              "{\"text\":\"" + text(random, i) + "\"}",
              "{\"actor\":\"ann\",\"reason\":\"wegen \u00dcbertrag \u2014 \ud83d\udcc8\"}"));
    }
    return rows;
  }

  private static String text(Random random, int i) {
    StringBuilder text = new StringBuilder("line\\nbreak \u2028 \\u0000 ");
    // Beyond what is packed, and once beyond what fits into a row.
    int length = i == 3 ? 3_000_000 : i % 10 == 0 ? 40_000 : 30;
    random.ints(length, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
    return text.toString();
  }

  static DataFolder with(Path data, List<LogRow> rows) {
    DataFolder folder = new DataFolder(new TradefoldSettings(data));
    try (LogFile log = LogFile.open(folder.log())) {
      log.append(rows);
    }
    return folder;
  }

  static byte[] backup(DataFolder folder, long head) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (LogFile log = LogFile.open(folder.log())) {
      new Backup(log.rows(), head, TAKEN_AT).writeTo(file, _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  static List<LogRow> read(DataFolder folder) {
    try (LogFile log = LogFile.open(folder.log())) {
      return log.rows().rows(0, Long.MAX_VALUE, Integer.MAX_VALUE);
    }
  }
}
