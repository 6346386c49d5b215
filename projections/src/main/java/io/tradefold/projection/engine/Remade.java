package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.ViewKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document folded anew from the log, with no other beside it. */
final class Remade {

  private final @Nullable Fold<?> fold;
  private final ViewKey key;
  private final EventLog log;
  private final Folded folded;
  private long reached = Stored.NOTHING;

  Remade(Projection projection, ViewKey key, EventLog log, ViewCodec codec) {
    this.key = key;
    this.log = log;
    this.folded = new Folded(key, Stored.absent(key.id()), 1, codec);
    this.fold =
        projection.folds().stream()
            .filter(each -> each.type().equals(key.type()))
            .findFirst()
            .orElse(null);
  }

  /** Takes in what has been recorded up to there. */
  void foldTo(long position) {
    if (fold != null && position > reached) {
      new LogReader(log).read(key.communityId(), reached, position, this::fold);
      reached = position;
    }
  }

  private void fold(List<Recorded<Event>> events) {
    for (Recorded<Event> event : events) {
      if (event.event() instanceof Unreadable unreadable) {
        throw new IllegalStateException("Event " + event.position() + ": " + unreadable.error());
      }
      if (fold != null && fold.keys(event.event()).contains(key)) {
        folded.fold(fold, event);
      }
    }
  }

  /**
   * @return null when it is a total: it has no events of its own
   */
  @Nullable Folded folded() {
    return fold == null ? null : folded;
  }
}
