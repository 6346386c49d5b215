package io.tradefold.projection.engine;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one event after the other whether it is folded, or missed because its community stands
 * still from an earlier one on.
 */
final class Holding {

  private final Map<CommunityId, Blocked> before;
  private final Map<CommunityId, Blocked> held;
  private final Map<CommunityId, Blocked> changed = new HashMap<>();

  /**
   * @param held the communities that stand still already
   */
  Holding(Map<CommunityId, Blocked> held) {
    this.before = Map.copyOf(held);
    this.held = new HashMap<>(held);
  }

  /** Whether the next event is missed; an event that can't be read is the first of those. */
  boolean misses(Recorded<Event> event) {
    Blocked known = held.get(event.event().communityId());
    if (known == null) {
      if (event.event() instanceof Unreadable unreadable) {
        hold(event, unreadable.error());
        return true;
      }
      return false;
    }
    if (event.position() < known.position()) {
      return false;
    }
    Blocked more = known.missing(List.of(event));
    if (!more.equals(known)) {
      put(event.event().communityId(), more);
    }
    return true;
  }

  /** Nobody can tell which documents the event concerns: its community stands still. */
  void hold(Recorded<Event> event, String error) {
    put(event.event().communityId(), Blocked.by(error, List.of(event)));
  }

  private void put(CommunityId communityId, Blocked blocked) {
    held.put(communityId, blocked);
    changed.put(communityId, blocked);
  }

  /** All that stand still by now. */
  Map<CommunityId, Blocked> held() {
    return Map.copyOf(held);
  }

  /** As it stood still when this began; null when it did not. */
  @Nullable Blocked before(CommunityId communityId) {
    return before.get(communityId);
  }

  /** Those that stand still since this began, or miss more. */
  Map<CommunityId, Blocked> changed() {
    return Map.copyOf(changed);
  }
}
