package io.tradefold.api.trading;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewIndex;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one trader in one community, in order of opening. A trader's directory is these
 * for every community: one Redis hash, or the documents with that {@code traderId}.
 */
public record TraderAccounts(CommunityId communityId, TraderId traderId, List<Entry> accounts) {

  public static final ViewType<TraderAccounts> TYPE =
      new ViewType<>("trader-accounts", TraderAccounts.class);

  /** A trader's directory over all communities, while Redis is away. */
  public static final ViewIndex<TraderAccounts> BY_TRADER = new ViewIndex<>(TYPE, "traderId");

  /** One account, as much as choosing among them needs. */
  public record Entry(AccountRef account, String name, Instant openedAt, boolean closed) {

    private boolean isOf(AccountRef other) {
      return account.accountId().equals(other.accountId());
    }

    public Entry renamed(String newName) {
      return new Entry(account, newName, openedAt, closed);
    }

    public Entry closedForGood() {
      return new Entry(account, name, openedAt, true);
    }
  }

  public TraderAccounts {
    accounts = List.copyOf(accounts);
  }

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

  /** With an account as it is now: the last one when it is new, else where it was. */
  public TraderAccounts with(Entry changed) {
    List<Entry> now = new ArrayList<>(accounts);
    now.replaceAll(entry -> entry.isOf(changed.account()) ? changed : entry);
    if (!now.contains(changed)) {
      now.add(changed);
    }
    return new TraderAccounts(communityId, traderId, now);
  }

  /** The entry of an account; null when it is not there. */
  public @Nullable Entry entry(AccountRef account) {
    return accounts.stream().filter(entry -> entry.isOf(account)).findFirst().orElse(null);
  }
}
