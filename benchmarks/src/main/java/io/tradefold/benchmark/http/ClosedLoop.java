package io.tradefold.benchmark.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Callers who each send the next request when the answer to the last one is there, on connections
 * that stay open from one stretch to the next. Any answer but success ends the run.
 */
public final class ClosedLoop implements AutoCloseable {

  private final List<Wire> wires = new ArrayList<>();
  private final ExecutorService threads;

  public ClosedLoop(int port, int callers) {
    this.threads = Executors.newFixedThreadPool(callers);
    for (int i = 0; i < callers; i++) {
      wires.add(new Wire(port));
    }
  }

  /** The same request again and again, by all callers. */
  public Stretch run(byte[] request, Duration duration) {
    return run(caller -> () -> request, duration);
  }

  /**
   * @param requests of each caller, by number; asked for one after the other
   */
  public Stretch run(IntFunction<Supplier<byte[]>> requests, Duration duration) {
    long begun = System.nanoTime();
    long until = begun + duration.toNanos();
    List<CompletableFuture<Latencies>> running = new ArrayList<>();
    for (int i = 0; i < wires.size(); i++) {
      Wire wire = wires.get(i);
      Supplier<byte[]> next = requests.apply(i);
      running.add(CompletableFuture.supplyAsync(() -> run(wire, next, until), threads));
    }
    Latencies all = new Latencies();
    running.forEach(caller -> all.add(caller.join()));
    return new Stretch(all, Duration.ofNanos(System.nanoTime() - begun));
  }

  private Latencies run(Wire wire, Supplier<byte[]> requests, long until) {
    Latencies latencies = new Latencies();
    long now = System.nanoTime();
    while (now < until) {
      wire.drain(requests.get(), length -> {}).expectSuccess();
      long then = System.nanoTime();
      latencies.add(then - now);
      now = then;
    }
    return latencies;
  }

  @Override
  public void close() {
    threads.shutdown();
    wires.forEach(Wire::close);
  }

  /** What came of one stretch. */
  public record Stretch(Latencies latencies, Duration duration) {

    public double perSecond() {
      return latencies.count() / (duration.toNanos() / 1e9);
    }
  }
}
