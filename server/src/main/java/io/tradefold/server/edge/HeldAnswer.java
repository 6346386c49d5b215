package io.tradefold.server.edge;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * An answer held back until it has been kept: were it kept afterwards, a client could see an answer
 * that a crash then makes us forget. What grows beyond {@value #LIMIT} bytes, or is written later
 * by another thread, is let go and not kept.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

  static final int LIMIT = 64 * 1024;

  private @Nullable ByteArrayOutputStream held = new ByteArrayOutputStream();
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  HeldAnswer(HttpServletResponse response) {
    super(response);
  }

  /**
   * @return null when it has been let go
   */
  synchronized byte @Nullable [] body() {
    if (writer != null) {
      writer.flush();
    }
    return held == null ? null : held.toByteArray();
  }

  /** Sends what is here; what follows goes straight through. */
  synchronized void letGo() throws IOException {
    byte[] body = body();
    held = null;
    if (body != null && body.length > 0) {
      super.getOutputStream().write(body);
    }
  }

  private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (held != null && held.size() + length > LIMIT) {
      byte[] start = held.toByteArray();
      held = null;
      super.getOutputStream().write(start);
    }
    if (held == null) {
      super.getOutputStream().write(bytes, offset, length);
    } else {
      held.write(bytes, offset, length);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (stream == null) {
      stream = new HeldStream();
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      Charset charset = Charset.forName(getCharacterEncoding());
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
    }
    return writer;
  }

  @Override
  public synchronized void flushBuffer() throws IOException {
    if (held == null) {
      super.flushBuffer();
    }
  }

  @Override
  public synchronized void resetBuffer() {
    super.resetBuffer();
    forget();
  }

  @Override
  public synchronized void reset() {
    super.reset();
    forget();
  }

  private void forget() {
    stream = null;
    writer = null;
    if (held != null) {
      held.reset();
    }
  }

  /** The container writes such an answer itself. */
  @Override
  public synchronized void sendError(int status) throws IOException {
    held = null;
    super.sendError(status);
  }

  @Override
  public synchronized void sendError(int status, @Nullable String message) throws IOException {
    held = null;
    super.sendError(status, message);
  }

  private final class HeldStream extends ServletOutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      HeldAnswer.this.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      flushBuffer();
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("It takes whatever is written");
    }
  }
}
