package io.tradefold.api.community;

import java.util.List;

/** Some communities, by id. */
public record CommunityList(List<CommunityProfile> communities) {

  public CommunityList {
    communities = List.copyOf(communities);
  }
}
