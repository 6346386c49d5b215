package io.tradefold.server;

import io.tradefold.api.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of this JVM with jars in place of folders, because only what comes from jars is
 * kept in a cache of loaded classes. They are made anew when a class changes.
 *
 * @param folder what belongs to just these classes
 */
record JarredClasses(Path folder, String classPath) {

  static JarredClasses ofThisJvm() {
    List<Path> entries =
        Stream.of(ForkedJvm.classPath().split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList();
    try {
      Path folder =
          Files.createDirectories(Path.of("target", "forked", stampOf(entries)).toAbsolutePath());
      List<String> jars = new ArrayList<>();
      for (Path entry : entries) {
        jars.add(
            (Files.isDirectory(entry) ? jar(entry, folder.resolve(jars.size() + ".jar")) : entry)
                .toString());
      }
      return new JarredClasses(folder, String.join(File.pathSeparator, jars));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stampOf(List<Path> entries) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path entry : entries) {
      for (Path file : within(entry)) {
        all.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
      }
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8), 8);
  }

  private static List<Path> within(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.sorted().toList();
    }
  }

  /** With entries for folders, which whoever looks for classes begins with. */
  private static Path jar(Path classes, Path jar) throws IOException {
    if (Files.exists(jar)) {
      return jar;
    }
    Path made = Files.createTempFile(jar.getParent(), "made", ".jar");
    try (OutputStream out = Files.newOutputStream(made);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.setLevel(0);
      for (Path file : within(classes)) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (Files.isDirectory(file)) {
          if (!name.isEmpty()) {
            entries.putNextEntry(new JarEntry(name + "/"));
          }
        } else {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
        }
      }
    }
    return Files.move(made, jar);
  }
}
