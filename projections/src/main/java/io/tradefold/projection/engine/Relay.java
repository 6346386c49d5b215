package io.tradefold.projection.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two hands work on each thing in turn: while this thread finishes one, another thread has begun
 * with the next. For what waits for a store as long as it computes.
 */
public final class Relay<A, B> {

  private final Function<A, B> begin;
  private final Consumer<B> finish;
  private @Nullable CompletableFuture<B> begun;

  /**
   * @param begin on another thread, on at most two things at once
   * @param finish on this thread, in order
   */
  public Relay(Function<A, B> begin, Consumer<B> finish) {
    this.begin = begin;
    this.finish = finish;
  }

  /** Begins with this one, and finishes the one before. When that fails, nothing is left begun. */
  public void take(A next) {
    CompletableFuture<B> before = begun;
    CompletableFuture<B> now =
        CompletableFuture.supplyAsync(() -> begin.apply(next), Thread::startVirtualThread);
    begun = now;
    try {
      finish(before);
    } catch (RuntimeException | Error failure) {
      begun = null;
      now.handle((result, itsFailure) -> result).join();
      throw failure;
    }
  }

  /** Finishes what has been begun. */
  public void rest() {
    CompletableFuture<B> last = begun;
    begun = null;
    finish(last);
  }

  private void finish(@Nullable CompletableFuture<B> work) {
    if (work != null) {
      finish.accept(Joined.of(work));
    }
  }
}
