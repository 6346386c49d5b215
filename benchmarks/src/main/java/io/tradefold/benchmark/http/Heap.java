package io.tradefold.benchmark.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** How much of a server's heap is in use, in megabytes. */
public final class Heap {

  static final String LOG = "gc.log";

  private static final Pattern AFTER_COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");
  private static final Pattern ASKED_FOR =
      Pattern.compile("Pause Full \\(Diagnostic Command\\) \\d+M->(\\d+)M");

  private final ServerProcess server;
  private long seen;

  Heap(ServerProcess server) {
    this.server = server;
    this.seen = lines().size();
  }

  /** What a full collection that is asked for leaves in use, whatever is allocated right after. */
  public long afterCollection() {
    collect();
    return lines().stream()
        .map(ASKED_FOR::matcher)
        .filter(Matcher::find)
        .map(found -> Long.parseLong(found.group(1)))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("The log of collections has an unknown form"));
  }

  private void collect() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "GC.run")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd GC.run: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What the collections since the last look left in use, of its own accord: the smallest. */
  public OptionalLong afterOwnCollections() {
    return sinceLastLook().min();
  }

  private LongStream sinceLastLook() {
    List<String> lines = lines();
    List<String> fresh = lines.subList((int) Math.min(seen, lines.size()), lines.size());
    seen = lines.size();
    return fresh.stream()
        .flatMap(line -> AFTER_COLLECTION.matcher(line).results())
        .map((MatchResult found) -> found.group(1))
        .mapToLong(Long::parseLong);
  }

  private List<String> lines() {
    Path log = server.data().resolve(LOG);
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
