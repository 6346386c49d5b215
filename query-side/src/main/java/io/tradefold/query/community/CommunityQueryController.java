package io.tradefold.query.community;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.Answer;
import io.tradefold.api.NotFound;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.CommunityQuery;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.AccountList;
import io.tradefold.api.trading.TradingQuery;
import io.tradefold.query.Asking;
import io.tradefold.query.Parameters;
import io.tradefold.query.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A community over HTTP, for those who belong to it. To others it does not exist. */
@RestController
@RequestMapping("/api/community")
@Tag(name = "Community")
class CommunityQueryController {

  private static final String EXAMPLE =
      """
      {"communityId": "acme", "name": "Acme Signals", "baseCurrency": "USD",
       "timeZone": "America/New_York", "annualisation": 252, "owner": "ann",
       "registeredAt": "2026-01-02T09:00:00Z"}
      """;

  private final Asking asking;

  CommunityQueryController(Asking asking) {
    this.asking = asking;
  }

  @GetMapping("/{communityId}")
  @Operation(summary = "A community's profile, for its owner, its traders and operators")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = CommunityProfile.class),
              examples = @ExampleObject(EXAMPLE)))
  CommunityProfile profile(@PathVariable String communityId, Request request, Reading reading) {
    CommunityId id = Parameters.required("communityId", communityId, CommunityId::of);
    Answer<CommunityProfile> answer =
        asking.answer(new CommunityQuery.ProfileOf(id), CommunityProfile.class);
    CommunityProfile profile = answer.found();
    if (profile == null || !maySee(profile, request.caller())) {
      // Before anything is said of it in a header.
      throw new NotFound("You belong to no community " + id + ".");
    }
    reading.about(id);
    reading.blockedAt(answer.blockedAt());
    return profile;
  }

  private boolean maySee(CommunityProfile profile, Caller caller) {
    return caller.operator()
        || profile.owner().equals(caller.id())
        || tradesIn(profile.communityId(), caller);
  }

  private boolean tradesIn(CommunityId communityId, Caller caller) {
    AccountList list =
        asking.answer(new TradingQuery.AccountsOf(caller.id()), AccountList.class).found();
    return list != null
        && list.accounts().stream()
            .anyMatch(entry -> entry.account().communityId().equals(communityId));
  }
}
