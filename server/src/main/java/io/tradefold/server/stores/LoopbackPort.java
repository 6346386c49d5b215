package io.tradefold.server.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port on which nobody listens yet, of the interface that only this machine can reach. */
final class LoopbackPort {

  /** Stands for any that is free. */
  static final int ANY = 0;

  private LoopbackPort() {}

  /**
   * @param wanted {@link #ANY}, or the one it has to be
   * @throws UncheckedIOException when somebody has it
   */
  static int free(int wanted) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (BindException taken) {
      throw new UncheckedIOException(
          "Port " + wanted + " is taken by another process; choose another one", taken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
