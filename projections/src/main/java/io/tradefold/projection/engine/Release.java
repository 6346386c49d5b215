package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Folds what a community misses that stands still. The entry in {@link Holds} is changed at the end
 * only, so that a crash in between leaves what was: the documents know which events they have seen.
 */
final class Release {

  private final CommunityId communityId;
  private final BiConsumer<List<Recorded<Event>>, Holding> store;
  private final Holds holds;
  private final EventLog log;
  private final ReentrantLock turn;
  private Map<CommunityId, Blocked> held = Map.of();
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

  /**
   * @param contained up to where the community's segment has come by now
   */
  void run(LongSupplier contained) {
    Blocked known = holds.all().get(communityId);
    if (known != null) {
      reached = known.position() - 1;
      boolean over = false;
      while (!over) {
        over = next(contained);
      }
    }
  }

  /** Others of the segment have their turn between two pages. */
  private boolean next(LongSupplier contained) {
    turn.lock();
    try {
      EventLog.Page page = log.page(communityId, reached, contained.getAsLong());
      if (!page.events().isEmpty()) {
        fold(page.recorded());
      }
      if (page.last()) {
        end();
      }
      return page.last();
    } finally {
      turn.unlock();
    }
  }

  private void fold(List<Recorded<Event>> events) {
    for (List<Recorded<Event>> some : Delivery.cut(events)) {
      Holding holding = new Holding(held);
      store.accept(some, holding);
      held = holding.held();
    }
    reached = events.getLast().position();
  }

  private void end() {
    Blocked still = held.get(communityId);
    if (still == null) {
      holds.remove(communityId);
    } else {
      holds.put(communityId, still);
    }
  }
}
