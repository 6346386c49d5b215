package io.tradefold.query.trading;

import io.tradefold.api.Position;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.TraderId;
import java.util.Set;
import java.util.TreeSet;

/**
 * A projection has changed some of a trader's views.
 *
 * @param position of the trader's last event they contain
 * @param views names of their types
 */
record Notice(TraderId traderId, CommunityId communityId, long position, Set<String> views) {

  Notice {
    views = new TreeSet<>(views);
  }

  Position upTo() {
    return new Position(position, communityId);
  }
}
