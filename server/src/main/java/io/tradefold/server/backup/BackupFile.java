package io.tradefold.server.backup;

import io.tradefold.api.Sha256;
import io.tradefold.server.log.LogRow;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;

/** A backup to be read, in which nothing is believed that is not checked. */
public final class BackupFile implements AutoCloseable {

  private static final int LARGEST_MANIFEST = 64 * 1024;

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    this.manifest = readManifest();
  }

  /**
   * Reads what the backup says of itself.
   *
   * @throws DamagedBackup when it is cut off, is something else, or is of a later form
   */
  public static BackupFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new DamagedBackup(file, "it is no ZIP file, or its end is missing", e);
    }
    boolean opened = false;
    try {
      BackupFile backup = new BackupFile(file, zip);
      opened = true;
      return backup;
    } finally {
      if (!opened) {
        zip.close();
      }
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /**
   * Hands on every event in order, and checks them. What was handed on counts only when this
   * returns.
   *
   * @throws DamagedBackup when they are not those that were written
   */
  public void forEach(Consumer<LogRow> consumer) throws IOException {
    MessageDigest sha256 = Sha256.start();
    Sequence sequence = new Sequence();
    try (InputStream lines =
        new DigestInputStream(zip.getInputStream(entry(BackupJson.EVENTS)), sha256)) {
      MappingIterator<LogRow> rows = BackupJson.LINE.readValues(new Unclosed(lines));
      while (rows.hasNextValue()) {
        LogRow row = rows.nextValue();
        sequence.add(row);
        consumer.accept(row);
      }
      lines.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException | EOFException | JacksonException e) {
      throw new DamagedBackup(file, "its events cannot be read", e);
    }
    sequence.end();
    check(
        HexFormat.of().formatHex(sha256.digest()).equals(manifest.sha256()),
        "its events are not those that were written (the checksum differs)");
  }

  private Manifest readManifest() throws IOException {
    ZipEntry entry = entry(BackupJson.MANIFEST);
    Manifest read;
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(LARGEST_MANIFEST);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      check(crc.getValue() == entry.getCrc(), "its manifest is not the one that was written");
      read = BackupJson.MANIFEST_READER.readValue(bytes);
    } catch (ZipException | EOFException | JacksonException e) {
      throw new DamagedBackup(file, "its manifest cannot be read", e);
    }
    check(Manifest.FORMAT.equals(read.format()), "its manifest is of something else");
    check(
        read.version() == Manifest.VERSION,
        "its form is " + read.version() + ", and this version reads " + Manifest.VERSION);
    return read;
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DamagedBackup(file, "it has no " + name, null);
    }
    return entry;
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new DamagedBackup(file, otherwise, null);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** That there are as many as the manifest says, in order, up to where it says. */
  private final class Sequence {
    private long events;
    private long position;

    void add(LogRow row) {
      check(row.position() > position, "its events are out of order");
      events++;
      position = row.position();
    }

    void end() {
      check(events == manifest.events(), "it has " + events + " of " + manifest.events());
      check(position == manifest.head(), "it ends at position " + position);
    }
  }

  /** The parser closes what it has read to its end; the checksum covers what is left, too. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Its owner does.
    }
  }
}
