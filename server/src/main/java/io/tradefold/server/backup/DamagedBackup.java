package io.tradefold.server.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is no backup, or no longer the one that was written. */
public final class DamagedBackup extends RuntimeException {

  DamagedBackup(Path file, String why, @Nullable Throwable cause) {
    super(file + " is not a whole backup: " + why, cause);
  }
}
