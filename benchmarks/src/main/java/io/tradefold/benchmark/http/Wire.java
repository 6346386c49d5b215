package io.tradefold.benchmark.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * One connection to a server of this machine, kept alive, one request at a time. Callers share the
 * processors with the server they measure, so this does as little as it can: requests are
 * ready-made bytes, answers are cut at their length.
 */
public final class Wire implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final int port;
  private final byte[] buffer = new byte[BUFFER];
  private Socket socket;
  private OutputStream out;
  private InputStream in;
  private int start;
  private int end;

  public Wire(int port) {
    this.port = port;
    try {
      socket = connected(port);
      out = socket.getOutputStream();
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** A new connection in place of the old one, whatever became of that. */
  public void reconnect() {
    try {
      socket.close();
      socket = connected(port);
      out = socket.getOutputStream();
      in = socket.getInputStream();
      start = 0;
      end = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and reads the whole answer. */
  public Reply send(byte[] request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    return answer(request, body, length -> {});
  }

  /**
   * Sends a request and reads the answer without keeping its body, unless it is a refusal.
   *
   * @param read is told of each piece of the body as it arrives, before the next is read
   */
  public Reply drain(byte[] request, IntConsumer read) {
    return answer(request, OutputStream.nullOutputStream(), read);
  }

  private Reply answer(byte[] request, OutputStream body, IntConsumer read) {
    try {
      out.write(request);
      out.flush();
      String head = readHead();
      String headers = head.toLowerCase(Locale.ROOT);
      int status = Integer.parseInt(head.substring(9, 12));
      OutputStream kept = status / 100 == 2 ? body : new ByteArrayOutputStream();
      if (headers.contains("\r\ntransfer-encoding: chunked")) {
        readChunks(kept, read);
      } else {
        copy(lengthIn(headers), kept, read);
      }
      if (headers.contains("\r\nconnection: close")) {
        reconnect();
      }
      byte[] bytes =
          kept instanceof ByteArrayOutputStream array ? array.toByteArray() : new byte[0];
      return new Reply(status, head, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lengthIn(String headers) {
    String name = "\r\ncontent-length:";
    int at = headers.indexOf(name);
    if (at < 0) {
      return 0; // 204 and 304 have no body
    }
    int from = at + name.length();
    int to = headers.indexOf('\r', from);
    return Long.parseLong(headers.substring(from, to < 0 ? headers.length() : to).trim());
  }

  private String readHead() throws IOException {
    int scanned = 0;
    while (true) {
      for (int i = start + scanned; i + 3 < end; i++) {
        if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r') {
          String head = new String(buffer, start, i - start, StandardCharsets.ISO_8859_1);
          start = i + 4;
          return head;
        }
      }
      scanned = Math.max(0, end - start - 3);
      fill();
    }
  }

  private void readChunks(OutputStream body, IntConsumer read) throws IOException {
    while (true) {
      int length = Integer.parseInt(readLine(), 16);
      copy(length, body, read);
      readLine();
      if (length == 0) {
        return;
      }
    }
  }

  private String readLine() throws IOException {
    int scanned = 0;
    while (true) {
      for (int i = start + scanned; i + 1 < end; i++) {
        if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
          String line = new String(buffer, start, i - start, StandardCharsets.ISO_8859_1);
          start = i + 2;
          return line;
        }
      }
      scanned = Math.max(0, end - start - 1);
      fill();
    }
  }

  private void copy(long length, OutputStream body, IntConsumer read) throws IOException {
    long left = length;
    while (left > 0) {
      if (start == end) {
        fill();
      }
      int piece = (int) Math.min(left, end - start);
      body.write(buffer, start, piece);
      start += piece;
      left -= piece;
      read.accept(piece);
    }
  }

  /** Reads more behind what is there. */
  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int got = in.read(buffer, end, buffer.length - end);
    if (got <= 0) {
      throw new EOFException("The server closed the connection within an answer");
    }
    end += got;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
