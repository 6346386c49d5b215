package io.tradefold.server.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A payload as it lies in its row. JSON of an import's 500 executions is half a megabyte and packs
 * to a tenth, so payloads above {@value #PACK_ABOVE} bytes are gzipped; JSON never starts with
 * gzip's magic number. What is still beyond a VARBINARY's megabyte goes into a second column.
 *
 * @param rest null when the head is all of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedPayload(byte[] head, byte @Nullable [] rest) {

  static final String REST = "payload_rest";

  private static final int PACK_ABOVE = 16 * 1024;
  private static final int HEAD = 1024 * 1024;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  static PackedPayload of(byte[] json) {
    byte[] packed = json.length > PACK_ABOVE ? gzipped(json) : json;
    return packed.length <= HEAD
        ? new PackedPayload(packed, null)
        : new PackedPayload(
            Arrays.copyOf(packed, HEAD), Arrays.copyOfRange(packed, HEAD, packed.length));
  }

  /** The JSON in the present row. */
  static byte[] read(ResultSet row) throws SQLException {
    byte[] rest = row.getBytes(REST);
    byte[] stored = rest == null ? row.getBytes("payload") : joined(row.getBytes("payload"), rest);
    return Arrays.mismatch(stored, GZIP) == GZIP.length ? unzipped(stored) : stored;
  }

  private static byte[] joined(byte[] head, byte[] rest) {
    byte[] all = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }

  private static byte[] gzipped(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] unzipped(byte[] bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
