package io.tradefold.api.trading;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What every trading event says about its account, so that a fold needs nothing but the event:
 * whose it is, and in which currency and zone it counts. None of it changes after the opening.
 */
public record AccountRef(
    CommunityId communityId,
    TraderId traderId,
    AccountId accountId,
    CurrencyCode currency,
    Zone timeZone,
    Annualisation annualisation) {

  /** The id under which the account's events are kept, unique among all aggregates. */
  public static String aggregateId(TraderId traderId, AccountId accountId) {
    return "account:" + traderId + ":" + accountId;
  }

  public String aggregateId() {
    return aggregateId(traderId, accountId);
  }

  /** The community's day on which an instant falls. */
  public LocalDate dayOf(Instant instant) {
    return timeZone.dayOf(instant);
  }
}
