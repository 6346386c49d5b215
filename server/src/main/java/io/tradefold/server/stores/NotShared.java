package io.tradefold.server.stores;

import java.util.List;

/** A process keeps to itself what others need. */
final class NotShared extends RuntimeException {

  /**
   * @param missing settings, as they would be written
   */
  NotShared(List<String> missing) {
    super(String.join("\n", missing));
  }
}
