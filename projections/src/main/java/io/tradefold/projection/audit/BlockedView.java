package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.Blocked;
import io.tradefold.projection.engine.Generation;
import java.time.Instant;

/**
 * A document that stands still because its fold has failed; or all of a community, because an event
 * of theirs can't be read.
 *
 * @param id names it in {@code POST /api/audit/blocked/{id}/retry}
 * @param document {@code <type>/<id>}; {@code *} for all of the community in this projection
 * @param blockedAt when the first event it misses was recorded
 * @param position of that event
 * @param event the class of that event, or its name in the log when it can't be read
 * @param missed how many events it misses so far
 */
public record BlockedView(
    String id,
    String projection,
    int generation,
    String communityId,
    String document,
    Instant blockedAt,
    long position,
    String event,
    String error,
    long missed) {

  static BlockedView of(String id, Generation generation, ViewKey key, Blocked blocked) {
    return of(id, generation, key.communityId(), key.name(), blocked);
  }

  static BlockedView of(
      String id, Generation generation, CommunityId communityId, Blocked blocked) {
    return of(id, generation, communityId, "*", blocked);
  }

  private static BlockedView of(
      String id, Generation generation, CommunityId communityId, String document, Blocked blocked) {
    return new BlockedView(
        id,
        generation.projection().name(),
        generation.number(),
        communityId.value(),
        document,
        blocked.at(),
        blocked.position(),
        blocked.eventType(),
        blocked.error(),
        blocked.missed());
  }
}
