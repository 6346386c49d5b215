package io.tradefold.benchmark.micro;

import io.tradefold.api.Recorded;
import io.tradefold.api.trading.TradingEvent;
import java.time.Instant;

/** Events as the log hands them over. */
final class Recordings {

  private Recordings() {}

  static Recorded<TradingEvent> of(long position, TradingEvent event) {
    return new Recorded<>(position, Instant.EPOCH, event, "ann");
  }
}
