package io.tradefold.server.log.axonserver;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Axon Server's first event has the index 0. Positions begin at 1, and 0 is before the first:
 * position is index + 1, and nowhere but here and in the {@link PositionedStream} is that known.
 */
final class Positions {

  private Positions() {}

  /** The position of an index; -1 is the index of nothing, its position 0. */
  static long ofIndex(long index) {
    return index + 1;
  }

  static long toIndex(long position) {
    return position - 1;
  }

  /** A token that has seen everything up to there; null when that is nothing. */
  static @Nullable TrackingToken token(long position) {
    return position <= 0 ? null : new GlobalSequenceTrackingToken(position);
  }

  /** Up to where a token has seen everything. */
  static long of(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }
}
