package io.tradefold.api.community;

import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a community. */
public sealed interface CommunityCommand {

  CommunityId communityId();

  /** The id under which the community's events are kept, unique among all aggregates. */
  @TargetAggregateIdentifier
  default String aggregateId() {
    return aggregateId(communityId());
  }

  static String aggregateId(CommunityId communityId) {
    return "community:" + communityId;
  }

  /** Registers a community; the caller becomes owner and member. */
  record Register(
      CommunityId communityId,
      String name,
      CurrencyCode baseCurrency,
      Zone timeZone,
      Annualisation annualisation,
      TraderId owner)
      implements CommunityCommand {}

  /** Changes what is given and leaves the rest. */
  record ChangeProfile(
      CommunityId communityId,
      TraderId by,
      @Nullable String name,
      @Nullable Annualisation annualisation)
      implements CommunityCommand {}
}
