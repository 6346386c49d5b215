package io.tradefold.server.edge;

import java.util.List;

/** Gives out access tokens of its own, beside those of the configuration: the demo does. */
public interface TokenSource {

  List<Issued> tokens();

  /**
   * A token in the clear.
   *
   * @param principal the id of who holds it
   * @param operator whether they run the platform
   * @param about what they are there for, for showing
   */
  record Issued(String token, String principal, boolean operator, String about) {}
}
