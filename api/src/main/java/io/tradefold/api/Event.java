package io.tradefold.api;

import io.tradefold.api.community.CommunityId;

/**
 * A fact of the log. Every event belongs to one community: the tenant, the partition and the unit
 * of ordering. The families are sealed, so that a fold that forgets one does not compile.
 */
public interface Event {

  CommunityId communityId();

  /**
   * How many single facts it reports: one, or as many as the executions it holds. What works on
   * events measures its portions by it; an import's event weighs up to a thousand others.
   */
  default int facts() {
    return 1;
  }
}
