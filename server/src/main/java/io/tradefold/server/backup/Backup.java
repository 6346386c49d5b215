package io.tradefold.server.backup;

import io.tradefold.api.Sha256;
import io.tradefold.server.log.LogRow;
import io.tradefold.server.log.RowPages;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SequenceWriter;

/**
 * Copies the log into a file while it grows: every event up to the head it had at the start, page
 * by page, so that neither the log's size nor a slow reader matters to those who append.
 *
 * <p>The file is a ZIP of {@code events.ndjson}, a line an event in the order of the log, and a
 * {@link Manifest}. It says nothing of how the log is stored.
 */
public final class Backup {

  /** An event of an import may take a megabyte, so a page is a few dozen at the most. */
  private static final int PAGE = 64;

  private final RowPages log;
  private final long head;
  private final Instant takenAt;

  /**
   * @param head a position whose event is written; what comes later is left out
   */
  public Backup(RowPages log, long head, Instant takenAt) {
    this.log = log;
    this.head = head;
    this.takenAt = takenAt;
  }

  /**
   * Writes the whole file. When it fails, what was written has no manifest and is no backup.
   *
   * @param out is flushed and left open
   * @param progress is told the position reached, often
   */
  public Manifest writeTo(OutputStream out, LongConsumer progress) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(BackupJson.EVENTS));
    Manifest manifest = writeEvents(zip, progress);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(BackupJson.MANIFEST));
    zip.write(BackupJson.MANIFEST_WRITER.writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    return manifest;
  }

  private Manifest writeEvents(OutputStream out, LongConsumer progress) {
    MessageDigest sha256 = Sha256.start();
    LogRow last = null;
    long events = 0;
    try (SequenceWriter lines = BackupJson.LINES.writeValues(new DigestOutputStream(out, sha256))) {
      for (List<LogRow> page = next(null); !page.isEmpty(); page = next(last)) {
        lines.writeAll(page);
        events += page.size();
        last = page.getLast();
        progress.accept(last.position());
      }
    }
    return new Manifest(
        Manifest.FORMAT,
        Manifest.VERSION,
        head,
        events,
        last == null ? null : last.recordedAt(),
        takenAt,
        HexFormat.of().formatHex(sha256.digest()));
  }

  private List<LogRow> next(@Nullable LogRow last) {
    return log.rows(last == null ? 0 : last.position(), head, PAGE);
  }
}
