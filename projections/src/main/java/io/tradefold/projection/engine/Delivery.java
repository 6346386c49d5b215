package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the log hands over at once, cut into batches that fit into memory.
 *
 * <p>A delivery is measured in events, and one event of an import holds as many facts as five
 * hundred others. A batch is flushed when the next event would make it too heavy; the position it
 * stops at is as good as any other.
 */
final class Delivery {

  /** So many facts in a batch, unless a single event holds more. */
  static final int FACTS = 2_500;

  private final Iterator<List<Recorded<Event>>> stretches;
  private final Function<List<Recorded<Event>>, Batch> begin;
  private final Consumer<Batch> flush;
  private final LongConsumer between;
  private @Nullable Batch batch;

  /**
   * @param events in order of position, all of one segment; at least one
   * @param between called before each batch with a position: everything up to there is flushed
   */
  Delivery(
      List<Recorded<Event>> events,
      Function<List<Recorded<Event>>, Batch> begin,
      Consumer<Batch> flush,
      LongConsumer between) {
    this.stretches = cut(events).iterator();
    this.begin = begin;
    this.flush = flush;
    this.between = between;
  }

  /** 2,000, 400, 300 and 9,000 facts make three batches: two events, one, and the heavy one. */
  static List<List<Recorded<Event>>> cut(List<Recorded<Event>> events) {
    List<List<Recorded<Event>>> stretches = new ArrayList<>();
    int facts = 0;
    for (Recorded<Event> event : events) {
      facts += event.event().facts();
      if (stretches.isEmpty() || facts > FACTS) {
        stretches.add(new ArrayList<>());
        facts = event.event().facts();
      }
      stretches.getLast().add(event);
    }
    return stretches;
  }

  /**
   * Folds the next event.
   *
   * @param position of that event
   * @throws IllegalStateException when another one is next: each must be handled, in order
   */
  void fold(long position) {
    if (batch == null || batch.isFolded()) {
      flush();
      List<Recorded<Event>> next = stretches.next();
      between.accept(next.getFirst().position() - 1);
      batch = begin.apply(next);
    }
    batch.fold(position);
  }

  /** Flushes what has been folded last. */
  void flush() {
    if (batch != null) {
      flush.accept(batch);
    }
  }
}
