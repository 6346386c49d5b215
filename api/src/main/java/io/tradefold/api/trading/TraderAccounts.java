package io.tradefold.api.trading;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.List;

/**
 * The accounts of one trader in one community, in order of opening. A trader's directory is these for
 * every community: one Redis hash, or the documents with that {@code traderId}.
 */
public record TraderAccounts(
    CommunityId communityId, TraderId traderId, List<Entry> accounts) {

  public static final ViewType<TraderAccounts> TYPE =
      new ViewType<>("trader-accounts", TraderAccounts.class);

  /** One account, as much as choosing among them needs. */
  public record Entry(AccountRef account, String name, Instant openedAt, boolean closed) {}

  public static ViewKey key(CommunityId communityId, TraderId traderId) {
    return TYPE.key(communityId + ":" + traderId);
  }

  /** The hash that holds the trader's whole directory. */
  public static String redisKey(TraderId traderId) {
    return "tradefold:{" + traderId + "}:accounts";
  }

  public static RedisSlot slot(ViewKey key) {
    String[] parts = key.id().split(":", 2);
    return new RedisSlot(redisKey(TraderId.of(parts[1])), parts[0]);
  }
}
