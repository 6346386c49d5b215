package io.tradefold.server.edge;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds what really happened inside the exceptions that only carry others. */
public final class Unwrapped {

  private Unwrapped() {}

  /** The failure itself when it carries none. */
  public static Throwable of(Throwable failure) {
    Throwable found = failure;
    while (isCarrier(found) && found.getCause() != null) {
      found = found.getCause();
    }
    return found;
  }

  private static boolean isCarrier(Throwable failure) {
    return failure instanceof HandlerExecutionException
        || failure instanceof CompletionException
        || failure instanceof ExecutionException;
  }

  /**
   * @return the first of the type among the failure and its causes, or null
   */
  static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
