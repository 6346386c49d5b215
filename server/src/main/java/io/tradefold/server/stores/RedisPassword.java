package io.tradefold.server.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What one must know to talk to a Redis that this process runs. */
final class RedisPassword {

  private static final String FILE = "password";
  private static final int BYTES = 24;

  private RedisPassword() {}

  /** For one run; it stands nowhere. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The same at every start, so that those who have been told it get in again. */
  static String keptIn(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        OwnerOnly.write(file, random());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The password of Redis is kept in " + file, e);
    }
  }
}
