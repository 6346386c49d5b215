package io.tradefold.command.community;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.command.Input;
import org.jspecify.annotations.Nullable;

/** The bodies of the commands on communities. */
final class CommunityBodies {

  private CommunityBodies() {}

  @Schema(
      name = "RegisterCommunity",
      example =
          """
          {"communityId": "acme", "name": "Acme Signals", "baseCurrency": "USD",
           "timeZone": "Europe/Berlin", "annualisation": 252}""")
  record Register(
      @Nullable CommunityId communityId,
      String name,
      CurrencyCode baseCurrency,
      Zone timeZone,
      Annualisation annualisation)
      implements Input {}

  @Schema(name = "ChangeCommunity", example = "{\"name\": \"Acme\", \"annualisation\": 365}")
  record Change(@Nullable String name, @Nullable Annualisation annualisation) implements Input {}
}
