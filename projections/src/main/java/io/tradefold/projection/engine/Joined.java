package io.tradefold.projection.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for work of another thread. */
final class Joined {

  private Joined() {}

  /** What it comes to; what went wrong over there is thrown here, as it was. */
  static <T> T of(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
