package io.tradefold.server.backup;

import io.tradefold.server.log.PostgresFilling;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.springframework.core.env.Environment;

/**
 * Makes the log in PostgreSQL from a backup, be it of another PostgreSQL or of a server that has
 * outgrown its file. All of it is one transaction: when something is wrong, the log is as empty as
 * before.
 */
public final class RestoreIntoPostgres {

  private RestoreIntoPostgres() {}

  /**
   * @param environment says where the PostgreSQL is
   * @param progress is told how many events have been read, often
   * @throws PostgresFilling.NotEmpty when it has a log with events
   * @throws DamagedBackup when the file is not the backup that was written
   */
  public static void from(BackupFile backup, Environment environment, LongConsumer progress)
      throws IOException {
    try (PostgresFilling log = new PostgresFilling(environment)) {
      Portions.of(backup, log::append, progress);
      log.finish();
    }
  }
}
