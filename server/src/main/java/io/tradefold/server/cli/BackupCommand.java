package io.tradefold.server.cli;

import io.tradefold.server.backup.Backup;
import io.tradefold.server.backup.BackupFile;
import io.tradefold.server.backup.Manifest;
import io.tradefold.server.log.LogFile;
import io.tradefold.server.stores.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies the log into a file, of a running server or of a data folder. The file gets its name when
 * it is whole, checked and on the disk.
 */
final class BackupCommand implements CliCommand {

  private static final String TO = "to";
  private static final int BUFFER = 1 << 16;
  private static final long MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String help() {
    return "--to=FILE: copies the log into a file, also while the server runs.";
  }

  @Override
  public Set<String> options() {
    return Set.of(TO, Target.URL, Target.DATA);
  }

  @Override
  public void run(Options options, Terminal terminal) throws IOException, InterruptedException {
    Path file = Path.of(options.required(TO)).toAbsolutePath();
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, "it exists already");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Target target = Target.find(options, terminal)) {
      Files.deleteIfExists(part);
      try (FileChannel channel =
          FileChannel.open(
              part,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              OwnerOnly.attributes(part))) { // everybody's trades will be in it
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        switch (target) {
          case Target.Running running -> download(running.server(), out, terminal);
          case Target.Stopped stopped -> copy(stopped, out, terminal);
        }
        out.flush();
        channel.force(true);
      }
      Manifest manifest = checked(part, terminal);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      terminal.say(file + ": " + manifest + ".");
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void download(OperatorClient server, OutputStream out, Terminal terminal)
      throws IOException, InterruptedException {
    Consumer<Long> progress = terminal.progress(bytes -> "Received " + bytes / MEGABYTE + " MB");
    try (InputStream in = server.get("/api/audit/backup", "application/zip")) {
      byte[] buffer = new byte[BUFFER];
      long received = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        received += read;
        progress.accept(received);
      }
    }
  }

  private static void copy(Target.Stopped stopped, OutputStream out, Terminal terminal)
      throws IOException {
    try (LogFile log = LogFile.open(stopped.folder().log())) {
      long head = log.rows().last();
      Consumer<Long> progress =
          terminal.progress(position -> "Copied up to position " + position + " of " + head);
      new Backup(log.rows(), head, Instant.now()).writeTo(out, progress::accept);
    }
  }

  private static Manifest checked(Path part, Terminal terminal) throws IOException {
    try (BackupFile backup = BackupFile.open(part)) {
      Manifest manifest = backup.manifest();
      Consumer<Long> progress =
          terminal.progress(
              position -> "Checked up to position " + position + " of " + manifest.head());
      backup.forEach(row -> progress.accept(row.position()));
      return manifest;
    }
  }
}
