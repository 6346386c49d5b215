package io.tradefold.command;

import io.tradefold.api.FieldError;
import io.tradefold.api.TooLarge;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/** Opens the bodies of requests: inflated, bounded, in strict UTF-8. */
public final class Bodies {

  /** Limits count what is inflated, so that a small body can't become a large one. */
  public static final long JSON_LIMIT = 1L << 20;

  public static final long CSV_LIMIT = 32L << 20;

  private Bodies() {}

  /**
   * The text of a body. Reading it throws {@link TooLarge} beyond the limit.
   *
   * @param encoding the header {@code Content-Encoding}; null when there is none
   * @param type the header {@code Content-Type}
   * @throws ResponseStatusException 415 for an encoding or charset that isn't supported
   * @throws FieldError when the body isn't what its encoding says
   */
  public static Reader open(
      InputStream body, @Nullable String encoding, @Nullable MediaType type, long limit)
      throws IOException {
    Charset charset = type == null ? null : type.getCharset();
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw unsupported("the charset " + charset + "; send UTF-8");
    }
    return new InputStreamReader(
        new Limited(inflated(body, encoding), limit),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static InputStream inflated(InputStream body, @Nullable String encoding)
      throws IOException {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity", "" -> body;
      case "gzip", "x-gzip" -> gunzip(body);
      default -> throw unsupported("the Content-Encoding '" + name + "'; send gzip or none");
    };
  }

  private static InputStream gunzip(InputStream body) throws IOException {
    try {
      return new GZIPInputStream(body, 1 << 16);
    } catch (ZipException | EOFException _) {
      throw notGzip();
    }
  }

  private static FieldError notGzip() {
    return new FieldError(null, null, "a whole gzip body, as Content-Encoding says");
  }

  private static ResponseStatusException unsupported(String what) {
    return new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not supported: " + what);
  }

  /** Stops at the limit. */
  private static final class Limited extends FilterInputStream {

    private final long limit;
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(bytes, offset, length);
      } catch (ZipException | EOFException _) {
        throw notGzip();
      }
      left -= Math.max(0, read);
      if (left < 0) {
        throw new TooLarge("the body is larger than " + limit + " bytes");
      }
      return read;
    }
  }
}
