package io.tradefold.projection.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Work on several things at once that know nothing of each other. */
public final class SideBySide {

  // Threads of their own: folding computes for minutes, and requests run on the virtual ones.
  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("side-by-side").start(task);

  private SideBySide() {}

  /**
   * Ends when all have ended, also when one fails; its failure is thrown then.
   *
   * @param work on one of them
   */
  public static <T> void each(List<T> all, Consumer<T> work) {
    List<CompletableFuture<Void>> running =
        all.stream()
            .map(one -> CompletableFuture.runAsync(() -> work.accept(one), THREADS))
            .toList();
    RuntimeException failure = null;
    for (CompletableFuture<Void> one : running) {
      try {
        Joined.of(one);
      } catch (RuntimeException its) {
        if (failure == null) {
          failure = its;
        } else {
          failure.addSuppressed(its);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
