package io.tradefold.api;

import io.tradefold.api.community.CommunityId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far the projections have come, by community. */
public interface Progress {

  /**
   * The index up to which the views contain every event of the community.
   *
   * @param communityId null for all communities: the least of them
   */
  long reached(@Nullable CommunityId communityId);

  /** Somebody waits for the community's events up to an index, and will ask again soon. */
  void want(CommunityId communityId, long index);

  /**
   * Whether all of that is known. At the start of a process it is not, for a moment: then what the
   * other two say is the least that is certain.
   */
  boolean isKnown();

  /** How old the oldest event not yet contained is at most; zero when there is none. */
  Duration lag(@Nullable CommunityId communityId);
}
