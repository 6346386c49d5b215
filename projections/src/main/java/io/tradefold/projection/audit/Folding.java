package io.tradefold.projection.audit;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.projection.engine.LogReader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands the log over page by page, and says how far it is. */
final class Folding {

  private final Job job;
  private final Consumer<List<Recorded<Event>>> consumer;
  private long events;
  private long reached;

  private Folding(Job job, Consumer<List<Recorded<Event>>> consumer) {
    this.job = job;
    this.consumer = consumer;
  }

  /**
   * From the first event on.
   *
   * @param scope events of this community only; null for all
   * @param end the last position
   * @return how many events there were
   * @throws JobCancelled when somebody has asked for it
   */
  static long of(
      EventLog log,
      @Nullable CommunityId scope,
      long end,
      Job job,
      Consumer<List<Recorded<Event>>> consumer) {
    Folding folding = new Folding(job, consumer);
    job.phase("folding", end);
    new LogReader(log).read(scope, 0, end, folding::take);
    return folding.events;
  }

  private void take(List<Recorded<Event>> page) {
    consumer.accept(page);
    events += page.size();
    long position = page.getLast().position();
    job.advance(position - reached);
    reached = position;
  }
}
