package io.tradefold.api.community;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewIndex;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import java.time.Instant;

/** A community as its members see it: {@code GET /api/community/{c}}. */
public record CommunityProfile(
    CommunityId communityId,
    String name,
    CurrencyCode baseCurrency,
    Zone timeZone,
    Annualisation annualisation,
    TraderId owner,
    Instant registeredAt) {

  public static final ViewType<CommunityProfile> TYPE =
      new ViewType<>("community-profile", CommunityProfile.class);

  /** The communities somebody owns. */
  public static final ViewIndex<CommunityProfile> BY_OWNER = new ViewIndex<>(TYPE, "owner");

  public static ViewKey key(CommunityId communityId) {
    return TYPE.key(communityId.value());
  }

  /** Where Redis holds a profile. */
  public static RedisSlot slot(ViewKey key) {
    return new RedisSlot("tradefold:{" + key.id() + "}:profile", "profile");
  }

  public static CommunityProfile of(CommunityEvent.Registered registered, Instant at) {
    return new CommunityProfile(
        registered.communityId(),
        registered.name(),
        registered.baseCurrency(),
        registered.timeZone(),
        registered.annualisation(),
        registered.owner(),
        at);
  }

  public CommunityProfile with(CommunityEvent.ProfileChanged change) {
    return new CommunityProfile(
        communityId,
        change.name(),
        baseCurrency,
        timeZone,
        change.annualisation(),
        owner,
        registeredAt);
  }
}
