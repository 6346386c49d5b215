package io.tradefold.query.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.TraderId;
import java.util.List;

/**
 * Who the caller is.
 *
 * @param operator whether the caller runs the platform
 * @param communities the caller belongs to, by id
 * @param home the dashboard to begin with: {@code community} for who owns one, else {@code trader}
 */
record MeAnswer(TraderId id, boolean operator, List<Membership> communities, Home home) {

  /**
   * A community the caller belongs to.
   *
   * @param roles OWNER, TRADER
   */
  record Membership(CommunityId communityId, String name, List<Role> roles) {}

  /** What the caller is there. */
  enum Role {
    OWNER,
    TRADER
  }

  /** The two dashboards. */
  enum Home {
    @JsonProperty("community")
    COMMUNITY,
    @JsonProperty("trader")
    TRADER
  }
}
