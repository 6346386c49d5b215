package io.tradefold.server.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A payload as it lies in its row: {@link PackedJson}. What is still beyond a VARBINARY's megabyte
 * goes into a second column.
 *
 * @param rest null when the head is all of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedPayload(byte[] head, byte @Nullable [] rest) {

  static final String REST = "payload_rest";

  private static final int HEAD = 1024 * 1024;

  static PackedPayload of(byte[] json) {
    byte[] packed = PackedJson.pack(json);
    return packed.length <= HEAD
        ? new PackedPayload(packed, null)
        : new PackedPayload(
            Arrays.copyOf(packed, HEAD), Arrays.copyOfRange(packed, HEAD, packed.length));
  }

  /** The JSON in the present row. */
  static byte[] read(ResultSet row) throws SQLException {
    byte[] rest = row.getBytes(REST);
    return PackedJson.unpack(
        rest == null ? row.getBytes("payload") : joined(row.getBytes("payload"), rest));
  }

  private static byte[] joined(byte[] head, byte[] rest) {
    byte[] all = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }
}
