package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/** Tells that an Axon Server is not there, rather than there and unhappy with what it was asked. */
public final class AxonServerAbsence {

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
      case AxonServerException refused ->
          ErrorCode.CONNECTION_FAILED.errorCode().equals(refused.code());
      case io.axoniq.axonserver.connector.AxonServerException refused ->
          ErrorCode.CONNECTION_FAILED.errorCode().equals(refused.getErrorCategory().errorCode());
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
