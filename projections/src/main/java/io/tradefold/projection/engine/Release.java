package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Folds what a community misses that stands still. The entry in {@link Holds} is changed at the end
 * only, so that a crash in between leaves what was: the documents know which events they have seen.
 *
 * <p>The entry says through which event it misses them, and whoever folds the segment raises that
 * before the token passes one more. That may be another process by now. So the entry is changed
 * only if it is as it was before the last page was read; otherwise there is more to fold.
 */
final class Release {

  private final CommunityId communityId;
  private final BiConsumer<List<Recorded<Event>>, Holding> store;
  private final Holds holds;
  private final EventLog log;
  private final ReentrantLock turn;
  private Map<CommunityId, Blocked> held = Map.of();
  private long from = -1;
  private long reached;

  /**
   * @param store takes events from fold to store
   * @param turn of those who write documents of the community's segment
   */
  Release(
      CommunityId communityId,
      BiConsumer<List<Recorded<Event>>, Holding> store,
      Holds holds,
      EventLog log,
      ReentrantLock turn) {
    this.communityId = communityId;
    this.store = store;
    this.holds = holds;
    this.log = log;
    this.turn = turn;
  }

  void run() {
    boolean over = false;
    while (!over) {
      over = next();
    }
  }

  /** Others of the segment have their turn between two pages. */
  private boolean next() {
    turn.lock();
    try {
      Blocked known = holds.read(communityId);
      return known == null || next(known);
    } finally {
      turn.unlock();
    }
  }

  private boolean next(Blocked known) {
    if (known.position() != from) {
      beginAt(known.position());
    }
    EventLog.Page page = log.page(communityId, reached, known.through());
    if (!page.events().isEmpty()) {
      fold(page.recorded());
    }
    return page.last() && holds.change(communityId, known, held.get(communityId));
  }

  /** Also when another release has let it go on, and it stands still at a later event. */
  private void beginAt(long position) {
    from = position;
    reached = position - 1;
    held = Map.of();
  }

  private void fold(List<Recorded<Event>> events) {
    for (List<Recorded<Event>> some : Delivery.cut(events)) {
      Holding holding = new Holding(held);
      store.accept(some, holding);
      held = holding.held();
    }
    reached = events.getLast().position();
  }
}
