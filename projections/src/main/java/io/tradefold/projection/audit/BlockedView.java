package io.tradefold.projection.audit;

import io.tradefold.api.ViewKey;
import io.tradefold.projection.engine.Blocked;
import io.tradefold.projection.engine.Generation;
import java.time.Instant;

/**
 * A document that stands still because its fold has failed.
 *
 * @param id names it in {@code POST /api/audit/blocked/{id}/retry}
 * @param document {@code <type>/<id>}
 * @param blockedAt when the first event it misses was recorded
 * @param position of that event
 * @param event the class of that event
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
    return new BlockedView(
        id,
        generation.projection().name(),
        generation.number(),
        key.communityId().value(),
        key.name(),
        blocked.at(),
        blocked.position(),
        blocked.eventType(),
        blocked.error(),
        blocked.missed());
  }
}
