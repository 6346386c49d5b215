package io.tradefold.api.community;

import io.tradefold.api.Event;
import io.tradefold.api.Published;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;

/** What happens to a community itself. */
public sealed interface CommunityEvent extends Event {

  /** It exists; the owner is also its first member. Currency and zone never change. */
  @Published("community.registered")
  record Registered(
      CommunityId communityId,
      String name,
      CurrencyCode baseCurrency,
      Zone timeZone,
      Annualisation annualisation,
      TraderId owner)
      implements CommunityEvent {}

  /** Its profile is now this. Accounts opened before keep the annualisation they copied. */
  @Published("community.profile-changed")
  record ProfileChanged(CommunityId communityId, String name, Annualisation annualisation)
      implements CommunityEvent {}
}
