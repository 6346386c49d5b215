package io.tradefold.server.backup;

import io.tradefold.server.log.LogRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Hands the events of a backup on in portions that fit into memory. */
final class Portions {

  /** At a time: many small events, or the characters of a few large ones. */
  private static final int EVENTS = 1000;

  private static final int CHARACTERS = 4 * 1024 * 1024;

  private final Consumer<List<LogRow>> consumer;
  private final LongConsumer progress;
  private final List<LogRow> rows = new ArrayList<>();
  private int characters;
  private long events;

  private Portions(Consumer<List<LogRow>> consumer, LongConsumer progress) {
    this.consumer = consumer;
    this.progress = progress;
  }

  /**
   * @param progress is told how many events have been handed on, often
   * @throws DamagedBackup when the file is not the backup that was written; some of it has been
   *     handed on by then
   */
  static void of(BackupFile backup, Consumer<List<LogRow>> consumer, LongConsumer progress)
      throws IOException {
    Portions portions = new Portions(consumer, progress);
    backup.forEach(portions::add);
    portions.handOn();
  }

  private void add(LogRow row) {
    rows.add(row);
    characters += row.payload().length();
    if (rows.size() == EVENTS || characters > CHARACTERS) {
      handOn();
    }
  }

  private void handOn() {
    consumer.accept(List.copyOf(rows));
    events += rows.size();
    rows.clear();
    characters = 0;
    progress.accept(events);
  }
}
