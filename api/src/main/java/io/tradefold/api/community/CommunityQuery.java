package io.tradefold.api.community;

import io.tradefold.api.trading.TraderId;

/** What can be asked about communities. Who may ask is decided before. */
public sealed interface CommunityQuery {

  /** Answered with {@link CommunityProfile}. */
  record ProfileOf(CommunityId communityId) implements CommunityQuery {}

  /** Answered with {@link CommunityList}. */
  record OwnedBy(TraderId owner) implements CommunityQuery {}
}
