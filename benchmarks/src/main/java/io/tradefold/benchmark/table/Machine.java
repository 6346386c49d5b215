package io.tradefold.benchmark.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is measured on, without saying whose it is.
 *
 * @param description such as "AMD EPYC, 2 cores, 24 GB, Linux, Java 25"
 */
public record Machine(String description) {

  /** This one. */
  public static Machine here() {
    return new Machine(
        "%s, %d cores, %s, %s, Java %s (%s)"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                Runtime.version().feature(),
                System.getProperty("java.vendor")));
  }

  private static String processor() {
    return firstOf("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
  }

  private static String memory() {
    String kilobytes = firstOf("/proc/meminfo", "MemTotal", "").replaceAll("\\D", "");
    return kilobytes.isEmpty()
        ? "memory unknown"
        : String.format(Locale.ROOT, "%.0f GB", Long.parseLong(kilobytes) / 1048576.0);
  }

  private static String firstOf(String file, String name, String otherwise) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException notLinux) {
      return otherwise;
    }
  }
}
