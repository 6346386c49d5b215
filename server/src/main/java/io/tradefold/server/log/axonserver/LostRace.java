package io.tradefold.server.log.axonserver;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Tells that somebody else has appended to the aggregate before. */
final class LostRace {

  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

  private LostRace() {}

  static boolean is(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException refused
          && ErrorCode.INVALID_EVENT_SEQUENCE.errorCode().equals(code(refused.getTrailers()))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String code(@Nullable Metadata trailers) {
    return trailers == null ? null : trailers.get(CODE);
  }
}
