package io.tradefold.query.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityList;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.CommunityQuery;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.query.Asking;
import io.tradefold.query.Ledgers;
import io.tradefold.query.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, over HTTP. */
@RestController
@Tag(name = "Identity")
class MeController {

  private static final String EXAMPLE =
      """
      {"id": "ann", "operator": false,
       "communities": [{"communityId": "acme", "name": "Acme Signals",
         "roles": ["OWNER", "TRADER"]}],
       "home": "community"}
      """;

  private final Asking asking;
  private final Ledgers ledgers;

  MeController(Asking asking, Ledgers ledgers) {
    this.asking = asking;
    this.ledgers = ledgers;
  }

  @GetMapping("/api/me")
  @Operation(summary = "Who the caller is: communities, roles, and which dashboard is home")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = MeAnswer.class),
              examples = @ExampleObject(EXAMPLE)))
  MeAnswer me(Request request, Reading reading) {
    Caller caller = request.caller();
    Map<String, MeAnswer.Membership> memberships = new TreeMap<>();
    List<CommunityProfile> owned = owned(caller, reading);
    for (CommunityProfile profile : owned) {
      add(memberships, profile, MeAnswer.Role.OWNER);
    }
    ledgers.accounts(caller.id(), reading).stream()
        .map(TraderAccounts.Entry::account)
        .map(account -> account.communityId())
        .distinct()
        .forEach(
            communityId -> add(memberships, profile(communityId, reading), MeAnswer.Role.TRADER));
    return new MeAnswer(
        caller.id(),
        caller.operator(),
        List.copyOf(memberships.values()),
        owned.isEmpty() ? MeAnswer.Home.TRADER : MeAnswer.Home.COMMUNITY);
  }

  private List<CommunityProfile> owned(Caller caller, Reading reading) {
    return asking
        .ask(
            new CommunityQuery.OwnedBy(caller.id()),
            CommunityList.class,
            reading,
            "No communities.")
        .communities();
  }

  private CommunityProfile profile(CommunityId communityId, Reading reading) {
    return asking.ask(
        new CommunityQuery.ProfileOf(communityId),
        CommunityProfile.class,
        reading,
        "There is no community " + communityId + ".");
  }

  private static void add(
      Map<String, MeAnswer.Membership> memberships, CommunityProfile profile, MeAnswer.Role role) {
    MeAnswer.Membership known = memberships.get(profile.communityId().value());
    List<MeAnswer.Role> roles = new ArrayList<>(known == null ? List.of() : known.roles());
    roles.add(role);
    memberships.put(
        profile.communityId().value(),
        new MeAnswer.Membership(profile.communityId(), profile.name(), List.copyOf(roles)));
  }
}
