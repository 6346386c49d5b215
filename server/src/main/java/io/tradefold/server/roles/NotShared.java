package io.tradefold.server.roles;

import java.util.List;

/** A process with some of the roles keeps to itself what the others need. */
final class NotShared extends RuntimeException {

  /**
   * @param missing settings, as they would be written
   */
  NotShared(List<String> missing) {
    super(String.join("\n", missing));
  }
}
