package io.tradefold.server.backup;

import io.tradefold.server.log.LogFile;
import io.tradefold.server.stores.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the log of a data folder from a backup. The log is built beside its place and moved there
 * when everything is checked and on the disk: after a failure, or a crash at any point, the folder
 * has no log, as before.
 *
 * <p>Views that lie in the folder are removed, for they may contain what the backup does not; the
 * server makes them anew from the log.
 */
public final class Restore {

  private static final String UNFINISHED = "log.restoring";

  private final DataFolder folder;

  /**
   * @param folder held by this process
   */
  public Restore(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * @param progress is told how many events have been read, often
   * @throws FileAlreadyExistsException when the folder has a log
   * @throws DamagedBackup when the file is not the backup that was written
   */
  public void from(BackupFile backup, LongConsumer progress) throws IOException {
    Path log = folder.log();
    if (LogFile.isIn(log)) {
      throw new FileAlreadyExistsException(log.toString(), null, "there is a log already");
    }
    Path unfinished = folder.root().resolve(UNFINISHED);
    delete(unfinished);
    boolean moved = false;
    try {
      Files.createDirectory(unfinished);
      fill(unfinished, backup, progress);
      force(unfinished);
      delete(folder.views());
      delete(folder.redis());
      Files.delete(log); // empty, or this fails
      Files.move(unfinished, log, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
      force(folder.root());
    } finally {
      if (!moved) {
        delete(unfinished);
      }
    }
  }

  private static void fill(Path unfinished, BackupFile backup, LongConsumer progress)
      throws IOException {
    try (LogFile log = LogFile.open(unfinished)) {
      Portions.of(backup, log::append, progress);
    }
  }

  /** Has the folder and the files in it on the disk when it returns. */
  private static void force(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Deleting());
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
