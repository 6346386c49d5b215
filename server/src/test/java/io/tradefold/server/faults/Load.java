package io.tradefold.server.faults;

import static org.awaitility.Awaitility.await;

import io.tradefold.server.http.Api;
import io.tradefold.server.processes.TestedServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** All traders at once, until they are told to stop or get no answers any more. */
final class Load implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final List<Trader> traders;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running;
  private final boolean lasting;
  private volatile boolean stopped;

  /** What a trader looks at after a command has been answered. */
  @FunctionalInterface
  interface Look {
    void at(Api api, Trader.Step step);
  }

  /** Starts; whoever gets no answer gives up. */
  Load(TestedServer server, List<Trader> traders, Look look) {
    this(server, traders, look, false);
  }

  private Load(TestedServer server, List<Trader> traders, Look look, boolean lasting) {
    this.traders = traders;
    this.lasting = lasting;
    this.running = new ArrayList<>();
    traders.forEach(
        trader -> running.add(threads.submit(() -> trade(trader, server.api(trader.name), look))));
  }

  /** Starts; whoever gets no answer asks again. */
  static Load lasting(TestedServer server, List<Trader> traders, Look look) {
    return new Load(server, traders, look, true);
  }

  private void trade(Trader trader, Api api, Look look) {
    do {
      try {
        while (!stopped) {
          Trader.Step step = trader.step(api);
          if (trader.isSettled()) {
            look.at(api, step);
          }
        }
      } catch (UncheckedIOException noAnswer) {
        unanswered.incrementAndGet();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } while (lasting && !stopped);
  }

  /** Until so many more commands have been answered; or somebody has seen something wrong. */
  void awaitMore(int commands) {
    int goal = acknowledged() + commands;
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> acknowledged() >= goal || running.stream().anyMatch(Future::isDone));
  }

  /** Until each of them has had so many more answered, and all but the last shown. */
  void awaitMoreOfEach(int commands) {
    Map<Trader, Integer> goals =
        traders.stream()
            .collect(
                Collectors.toMap(trader -> trader, trader -> trader.acknowledged() + commands));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                goals.entrySet().stream()
                        .allMatch(goal -> goal.getKey().acknowledged() >= goal.getValue())
                    || running.stream().anyMatch(Future::isDone));
  }

  private int acknowledged() {
    return traders.stream().mapToInt(Trader::acknowledged).sum();
  }

  /**
   * Ends it.
   *
   * @return how many traders got no answer
   * @throws AssertionError when one of them has seen something wrong
   */
  int stop() {
    stopped = true;
    for (Future<?> trader : running) {
      try {
        trader.get();
      } catch (ExecutionException wrong) {
        throw new AssertionError("A trader has seen something wrong", wrong.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return unanswered.get();
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
