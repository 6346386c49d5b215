package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Communities somebody is waiting for. The owner of their segment folds them ahead of its turn,
 * between two batches, so that another community's import does not make them wait.
 *
 * <p>That is as if a flush had been cut off after their documents: they have seen the events when
 * these come again with the rest, and skip them. Nothing about it needs to be remembered.
 */
final class Express {

  private final EventLog log;
  private final Notes notes;
  private final Map<CommunityId, Want> wanted = new ConcurrentHashMap<>();
  private final Map<CommunityId, Want> reached = new ConcurrentHashMap<>();

  /**
   * @param segment that owns the community
   * @param index up to where its events are wanted, or have been folded
   */
  private record Want(int segment, long index) {

    Want further(Want other) {
      return other.index > index ? other : this;
    }
  }

  /** For processes that look on: what is noted is there already. */
  interface Notes {

    Notes NONE =
        new Notes() {
          @Override
          public void reached(CommunityId communityId, int segment, long index) {
            // Nobody looks on.
          }

          @Override
          public void passed(int segment, long position) {
            // Nobody looks on.
          }
        };

    /** A community is contained up to an index, ahead of its segment. */
    void reached(CommunityId communityId, int segment, long index);

    /** The segment has come this far by itself. */
    void passed(int segment, long position);
  }

  Express(EventLog log, Notes notes) {
    this.log = log;
    this.notes = notes;
  }

  void want(CommunityId communityId, int segment, long index) {
    wanted.merge(communityId, new Want(segment, index), Want::further);
  }

  /** Up to where a community's events are contained ahead of its segment; -1 when nowhere. */
  long reached(CommunityId communityId) {
    Want ahead = reached.get(communityId);
    return ahead == null ? -1 : ahead.index();
  }

  /**
   * Folds what is wanted of a segment; called by its owner.
   *
   * @param contained up to here everything of the segment is
   * @param project takes events from fold to store
   */
  void serve(int segment, long contained, Consumer<List<Recorded<Event>>> project) {
    wanted.forEach(
        (communityId, want) -> {
          if (want.segment() == segment && wanted.remove(communityId, want)) {
            serve(communityId, want, contained, project);
          }
        });
  }

  private void serve(
      CommunityId communityId, Want want, long contained, Consumer<List<Recorded<Event>>> project) {
    // From there on, also what went ahead before: totals that the rest has postponed meanwhile are
    // touched by it, and set again.
    EventLog.Page page = log.page(communityId, contained, want.index());
    if (!page.last()) {
      return; // it has much to catch up with itself, and has its turn with the others
    }
    List<Recorded<Event>> events = page.recorded();
    if (!events.isEmpty()) {
      project.accept(events);
    }
    notes.reached(communityId, want.segment(), want.index());
    reached.merge(communityId, want, Want::further);
  }

  /** The segment has come this far by itself. */
  void passed(int segment, long position) {
    wanted.values().removeIf(want -> want.segment() == segment && want.index() <= position);
    if (reached.values().removeIf(want -> want.segment() == segment && want.index() <= position)) {
      notes.passed(segment, position);
    }
  }
}
