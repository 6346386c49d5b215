package io.tradefold.server.realinput;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where real input lies: the folder {@code shared/data} beside the checkout. */
final class SharedData {

  private SharedData() {}

  /** It need not exist: tests that need it say so and are skipped. */
  static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("LICENSE"))) {
      folder = folder.getParent();
    }
    return folder.resolveSibling("shared").resolve("data");
  }
}
