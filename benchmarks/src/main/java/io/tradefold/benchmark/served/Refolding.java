package io.tradefold.benchmark.served;

import io.tradefold.api.LogHead;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.LogReader;
import io.tradefold.projection.engine.Projection;
import io.tradefold.projection.engine.Refold;
import io.tradefold.projection.engine.Room;
import io.tradefold.projection.engine.Scratch;
import io.tradefold.projection.engine.SideBySide;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Refolds the log for every projection, totals and all, as a verification does before it compares.
 */
@RestController
class Refolding {

  /**
   * @param seconds it took
   */
  record Answer(long events, double seconds) {}

  private final List<Projection> projections;
  private final EventLog log;
  private final LogHead head;
  private final Scratch scratch;

  Refolding(List<Projection> projections, EventLog log, LogHead head, Scratch scratch) {
    this.projections = projections;
    this.log = log;
    this.head = head;
    this.scratch = scratch;
  }

  @PostMapping("/api/benchmark/refolds")
  Answer refold() {
    long begun = System.nanoTime();
    AtomicLong events = new AtomicLong();
    Room room = Room.ofThisHeap();
    List<Refold> refolds =
        projections.stream().map(each -> new Refold(each, scratch.folder(), room)).toList();
    try {
      new LogReader(log)
          .read(
              null,
              0,
              head.index(),
              page -> {
                events.addAndGet(page.size());
                SideBySide.each(refolds, refold -> page.forEach(refold::fold));
              });
      SideBySide.each(refolds, Refold::total);
      return new Answer(events.get(), (System.nanoTime() - begun) / 1e9);
    } finally {
      refolds.forEach(Refold::close);
    }
  }
}
