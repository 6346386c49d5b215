package io.tradefold.command.community;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.identity.Request;
import io.tradefold.command.CommandSender;
import io.tradefold.command.NewIds;
import io.tradefold.command.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands on communities. */
@RestController
@RequestMapping(path = "/api/community", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Communities")
class CommunityController {

  private final CommandSender sender;

  CommunityController(CommandSender sender) {
    this.sender = sender;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Register a community; the caller becomes its owner")
  @CommunityAnswers.Made
  ResponseEntity<Object> register(@RequestBody CommunityBodies.Register body, Request request) {
    CommunityId id =
        body.communityId() == null
            ? CommunityId.of(NewIds.forAggregate(request, "community"))
            : body.communityId();
    return sender.create(
        new CommunityCommand.Register(
            id,
            Texts.name(body.name(), "name"),
            body.baseCurrency(),
            body.timeZone(),
            body.annualisation(),
            request.caller().id()),
        request,
        outcome -> "/api/community/" + outcome.id("communityId"));
  }

  @PatchMapping(path = "/{communityId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Change a community's name or annualisation")
  @CommunityAnswers.Changed
  ResponseEntity<Object> change(
      @PathVariable String communityId, @RequestBody CommunityBodies.Change body, Request request) {
    return sender.send(
        new CommunityCommand.ChangeProfile(
            NewIds.read("communityId", communityId, CommunityId::of),
            request.caller().id(),
            body.name() == null ? null : Texts.name(body.name(), "name"),
            body.annualisation()),
        request);
  }
}
