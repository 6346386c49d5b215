package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/**
 * Tells that an Axon Server is not there, rather than there and unhappy with what it was asked; or
 * that a command or query has been handed on, and whoever had it is not there any more.
 */
public final class AxonServerAbsence {

  /**
   * What the server answers with in place of whoever should have. That the connection to him was
   * lost is its code AXONIQ-4001, which the connector does not know and makes {@code OTHER} of.
   */
  private static final Set<String> UNKNOWN =
      Set.of(ErrorCode.CONNECTION_FAILED.errorCode(), ErrorCode.OTHER.errorCode());

  /** Nothing came back, or nothing went out. */
  private static final Set<ErrorCategory> LOST =
      Set.of(
          ErrorCategory.CONNECTION_FAILED,
          ErrorCategory.COMMAND_DISPATCH_ERROR,
          ErrorCategory.QUERY_DISPATCH_ERROR);

  private AxonServerAbsence() {}

  /** Whether that is why something failed; or nobody was there at the moment to handle it. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isItself(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isItself(Throwable failure) {
    return switch (failure) {
      case StatusRuntimeException refused -> isAway(refused.getStatus().getCode());
      case AxonServerException refused -> UNKNOWN.contains(refused.code());
      case io.axoniq.axonserver.connector.AxonServerException lost ->
          LOST.contains(lost.getErrorCategory());
      // Told by the server. What has a cause comes from this process, and is whatever the cause is.
      case AxonServerCommandDispatchException told -> told.getCause() == null;
      case AxonServerQueryDispatchException told -> told.getCause() == null;
      case TimeoutException _ -> true;
      case StreamTimeoutException _ -> true;
      case NoHandlerForCommandException _ -> true;
      case NoHandlerForQueryException _ -> true;
      default -> false;
    };
  }

  private static boolean isAway(Status.Code code) {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
  }
}
