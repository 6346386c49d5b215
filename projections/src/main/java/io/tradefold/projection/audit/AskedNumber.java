package io.tradefold.projection.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A number for a gauge that has to be asked for somewhere else. Whoever reads the gauge waits for a
 * second at most and is told NaN then: metrics must be there when a store is not. It is asked for
 * again only when it has answered.
 */
final class AskedNumber implements Supplier<Number> {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final IntSupplier question;
  private @Nullable CompletableFuture<Integer> asked;

  AskedNumber(IntSupplier question) {
    this.question = question;
  }

  @Override
  public Number get() {
    try {
      return answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      return Double.NaN;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
  }

  private synchronized CompletableFuture<Integer> answer() {
    CompletableFuture<Integer> current = asked;
    if (current == null || current.isDone()) {
      current = CompletableFuture.supplyAsync(question::getAsInt, AskedNumber::start);
      asked = current;
    }
    return current;
  }

  private static void start(Runnable asking) {
    Thread.ofVirtual().name("asked-number").start(asking);
  }
}
