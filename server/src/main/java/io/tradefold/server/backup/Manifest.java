package io.tradefold.server.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, {@code manifest.json} in it. It is written last, so that a copy
 * that was broken off has none.
 *
 * @param format {@value #FORMAT}
 * @param version of the form of the events' lines: {@value #VERSION}
 * @param head the position up to which the log was copied; nothing beyond it is in the file
 * @param events how many there are
 * @param lastRecordedAt when the last of them was recorded, ISO 8601; null when there is none
 * @param takenAt when the copy was begun
 * @param sha256 of the uncompressed lines, in hexadecimal digits
 */
public record Manifest(
    String format,
    int version,
    long head,
    long events,
    @Nullable String lastRecordedAt,
    Instant takenAt,
    String sha256) {

  static final String FORMAT = "tradefold-log";
  static final int VERSION = 1;

  @Override
  public String toString() {
    return events
        + " events up to position "
        + head
        + (lastRecordedAt == null ? "" : ", the last recorded at " + lastRecordedAt);
  }
}
