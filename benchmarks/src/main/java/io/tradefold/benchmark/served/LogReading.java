package io.tradefold.benchmark.served;

import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads the whole log and deserialises every event, with nothing done with it. */
@RestController
class LogReading {

  /**
   * @param seconds it took
   */
  record Answer(long events, double seconds) {}

  private final EventStorageEngine log;

  LogReading(EventStorageEngine log) {
    this.log = log;
  }

  @PostMapping("/api/benchmark/log-readings")
  Answer read() {
    long begun = System.nanoTime();
    long events = 0;
    try (Stream<? extends TrackedEventMessage<?>> all = log.readEvents(null, false)) {
      // A stream that reads on while it is read.
      for (var each = all.iterator(); each.hasNext(); ) {
        if (each.next().getPayload() != null) {
          events++;
        }
      }
    }
    return new Answer(events, (System.nanoTime() - begun) / 1e9);
  }
}
