package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.server.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been acknowledged survives {@code kill -9}. */
class DurabilityTest {

  private static final int CALLERS = 4;
  private static final int ROUNDS = 3;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 400;

  @TempDir Path data;

  @Test
  void everyAcknowledgedEventSurvivesAKill() throws IOException, InterruptedException {
    Set<Long> acknowledged = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      Path said = data.resolve("round-" + round);
      Process process =
          ForkedJvm.start(said, Appending.class, data.toString(), Integer.toString(round));
      Awaitility.await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> numbers(said).size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      acknowledged.addAll(numbers(said));
    }

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_BEFORE_THE_KILL);
    try (LogFixture log = new LogFixture(data)) {
      List<TrackedEventMessage<?>> stored = log.readAfter(null);
      assertThat(stored.stream().map(event -> ((Counted) event.getPayload()).number()))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged);
      assertThat(log.order.head())
          .isEqualTo(stored.getLast().trackingToken().position().orElseThrow());
    }
  }

  /** Log lines come between them, and the last line may have been cut by the kill. */
  private static List<Long> numbers(Path said) throws IOException {
    String complete = Files.readString(said);
    return complete
        .substring(0, complete.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.matches("\\d{9}"))
        .map(Long::valueOf)
        .toList();
  }

  /** Appends from several callers and says so on standard output, a nine-digit number each. */
  static final class Appending {

    public static void main(String[] args) {
      LogFixture log = new LogFixture(Path.of(args[0]));
      long round = Long.parseLong(args[1]);
      List<Thread> callers =
          IntStream.range(0, CALLERS)
              .mapToObj(caller -> Thread.ofPlatform().start(() -> append(log, round, caller)))
              .collect(Collectors.toList());
      callers.forEach(Appending::join);
    }

    private static void append(LogFixture log, long round, int caller) {
      for (long sequence = 0; ; sequence++) {
        long number = 100_000_000 + (round * CALLERS + caller) * 1_000_000 + sequence;
        log.append("round-" + round + "-caller-" + caller, sequence, Counted.of(number));
        acknowledge(number);
      }
    }

    private static synchronized void acknowledge(long number) {
      System.out.println(number);
      System.out.flush();
    }

    private static void join(Thread caller) {
      try {
        caller.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
