package io.tradefold.server.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * JSON as it is kept and sent: above {@value #PACK_ABOVE} bytes it is gzipped. That of an import's
 * 500 executions is half a megabyte and packs to a tenth. JSON never starts with gzip's magic
 * number.
 */
public final class PackedJson {

  private static final int PACK_ABOVE = 16 * 1024;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private PackedJson() {}

  /** The JSON itself when it is short. */
  public static byte[] pack(byte[] json) {
    return json.length > PACK_ABOVE ? gzipped(json) : json;
  }

  /** The JSON, be it packed or not. */
  public static byte[] unpack(byte[] kept) {
    return isPacked(kept) ? unzipped(kept) : kept;
  }

  /**
   * Bytes that are no text would come back as others: better no copy than a wrong one.
   *
   * @param json unpacked
   * @throws UncheckedIOException when it is not UTF-8
   */
  public static String text(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException("An event of the log is not UTF-8", e);
    }
  }

  /** How many bytes it has unpacked, without unpacking it. */
  public static int unpackedSize(byte[] kept) {
    return isPacked(kept)
        ? ByteBuffer.wrap(kept, kept.length - Integer.BYTES, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt()
        : kept.length;
  }

  static boolean isPacked(byte[] kept) {
    return Arrays.mismatch(kept, GZIP) == GZIP.length;
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
