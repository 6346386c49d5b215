package io.tradefold.command.community;

import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityId;

/** Looks up communities as the log has them at this moment. */
public interface Communities {

  /**
   * @throws NotFound when there is no such community
   */
  CommunityState get(CommunityId id);
}
