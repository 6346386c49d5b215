package io.tradefold.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire to a server on this machine that can be cut and mended. While it is cut, open connections
 * are gone and new ones end at once; the server itself keeps what it has.
 */
public final class CutWire implements AutoCloseable {

  private final int to;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /**
   * @param to the port of the server on the loopback interface
   */
  public CutWire(int to) {
    this.to = to;
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("cut-wire").start(this::accept);
  }

  /** Where clients connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  public void cut() {
    cut = true;
    open.forEach(CutWire::hangUp);
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        join(listening.accept());
      } catch (IOException closed) {
        // Either this end, which ends the loop, or the other, which the client finds out.
      }
    }
  }

  private void join(Socket client) throws IOException {
    open.add(client);
    Socket server = cut ? null : new Socket(InetAddress.getLoopbackAddress(), to);
    if (server == null) {
      hangUp(client);
      return;
    }
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket into) {
    try (from;
        into) {
      from.getInputStream().transferTo(into.getOutputStream());
    } catch (IOException ended) {
      // The one is closed with the other.
    } finally {
      open.remove(from);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
