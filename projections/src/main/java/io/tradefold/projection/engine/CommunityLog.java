package io.tradefold.projection.engine;

import io.tradefold.api.community.CommunityId;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads one community's part of the log, for those who can't wait until the rest is read. */
public interface CommunityLog {

  /**
   * Its events, in order; nothing when they are more than fits into memory beside a batch.
   *
   * @param after events behind this position
   * @param upTo and up to this one
   */
  Optional<List<TrackedEventMessage<?>>> read(CommunityId communityId, long after, long upTo);
}
