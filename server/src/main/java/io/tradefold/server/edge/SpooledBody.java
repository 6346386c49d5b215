package io.tradefold.server.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A body that had to be read before anybody could use it, because its hash was needed. Up to a
 * megabyte it waits in memory, beyond that in a file, so that a few large imports at once don't
 * fill the heap.
 */
final class SpooledBody implements AutoCloseable {

  private static final int IN_MEMORY = 1024 * 1024;

  private final byte[] start;
  private final @Nullable Path file;

  private SpooledBody(byte[] start, @Nullable Path file) {
    this.start = start;
    this.file = file;
  }

  /** Reads the body to its end and adds every byte to the digest. */
  static SpooledBody read(InputStream body, MessageDigest digest, Path folder) throws IOException {
    byte[] start = body.readNBytes(IN_MEMORY);
    digest.update(start);
    if (start.length < IN_MEMORY) {
      return new SpooledBody(start, null);
    }
    Path file = Files.createTempFile(folder, "body", null);
    SpooledBody spooled = new SpooledBody(new byte[0], file);
    boolean complete = false;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      // What is at the start has been counted already.
      ((DigestOutputStream) out).on(false);
      out.write(start);
      ((DigestOutputStream) out).on(true);
      body.transferTo(out);
      complete = true;
      return spooled;
    } finally {
      if (!complete) {
        spooled.close();
      }
    }
  }

  /** The request, with this as its body. */
  HttpServletRequest bodyOf(HttpServletRequest request) {
    return new Replayed(request);
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private InputStream open() throws IOException {
    return file == null ? new ByteArrayInputStream(start) : Files.newInputStream(file);
  }

  private final class Replayed extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream stream;

    Replayed(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new ReplayedStream(open());
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class ReplayedStream extends ServletInputStream {
    private final InputStream body;
    private boolean finished;

    ReplayedStream(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      finished = next < 0;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      finished = read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is all there; read it");
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
