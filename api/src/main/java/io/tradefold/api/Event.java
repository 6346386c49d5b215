package io.tradefold.api;

import io.tradefold.api.community.CommunityId;

/**
 * A fact of the log. Every event belongs to one community: the tenant, the partition and the unit
 * of ordering. The families are sealed, so that a fold that forgets one does not compile.
 */
public interface Event {

  CommunityId communityId();
}
