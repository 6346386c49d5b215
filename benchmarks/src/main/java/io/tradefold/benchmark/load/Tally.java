package io.tradefold.benchmark.load;

import io.tradefold.benchmark.http.Latencies;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What callers have seen since the last look, from any thread. */
final class Tally {

  private final ReentrantLock turn = new ReentrantLock();
  private Seen seen = new Seen();

  /**
   * Of a stretch of time.
   *
   * <p>Lags are kept as if they were latencies: a millisecond is a million.
   */
  static final class Seen {

    final Latencies commands = new Latencies();
    final Latencies reads = new Latencies();
    final Latencies lags = new Latencies();

    /** How many of each. */
    final TreeMap<String, Integer> errors = new TreeMap<>();

    void add(Seen more) {
      commands.add(more.commands);
      reads.add(more.reads);
      lags.add(more.lags);
      more.errors.forEach((error, count) -> errors.merge(error, count, Integer::sum));
    }

    int errorCount() {
      return errors.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  void command(long took) {
    locked(() -> seen.commands.add(took));
  }

  void read(long took, @Nullable String lagMillis) {
    locked(
        () -> {
          seen.reads.add(took);
          seen.lags.add(Long.parseLong(Objects.requireNonNullElse(lagMillis, "0")) * 1_000_000);
        });
  }

  void error(String what) {
    locked(() -> seen.errors.merge(what, 1, Integer::sum));
  }

  /** What has been seen, and forgets it. */
  Seen look() {
    turn.lock();
    try {
      Seen now = seen;
      seen = new Seen();
      return now;
    } finally {
      turn.unlock();
    }
  }

  private void locked(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
