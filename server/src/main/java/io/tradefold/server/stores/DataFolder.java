package io.tradefold.server.stores;

import io.tradefold.server.TradefoldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The folder that holds everything the process keeps: {@code log} (the truth), {@code views} and
 * {@code redis} (both come back by folding the log), and {@code spool} (bodies of requests while
 * they are read). It belongs to one process at a time: two would write the same log.
 */
@Component
public class DataFolder implements DisposableBean {

  private static final String LOCK = "lock";

  private final Path root;
  private final FileChannel lockFile;

  public DataFolder(TradefoldSettings settings) {
    this.root = settings.data().toAbsolutePath().normalize();
    this.lockFile = lockedFile(root);
    empty(folder("spool"));
  }

  /** Whether a process holds the folder. Where there is none, none is made. */
  public static boolean isInUse(Path root) {
    try (FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + root + " cannot be used", e);
    }
  }

  /** Absolute. */
  public Path root() {
    return root;
  }

  public Path log() {
    return folder("log");
  }

  public Path views() {
    return folder("views");
  }

  public Path redis() {
    return folder("redis");
  }

  public Path spool() {
    return folder("spool");
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process left there that was killed while it read. */
  private static void empty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everybody's trades lie here. A folder that was there before is its owner's affair. */
  private static void closeToOthers(Path root) throws IOException {
    if (Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Held until the process ends, however it ends: the operating system gives it back. */
  private static FileChannel lockedFile(Path root) {
    FileChannel channel = null;
    try {
      if (!Files.exists(root)) {
        Files.createDirectories(root);
        closeToOthers(root);
      }
      channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return channel;
      }
      channel.close();
      throw new DataFolderInUse(root);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + root + " cannot be used", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void destroy() throws IOException {
    lockFile.close();
  }
}
