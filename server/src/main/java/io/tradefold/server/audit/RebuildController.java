package io.tradefold.server.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.identity.Caller;
import io.tradefold.projection.audit.RebuildView;
import io.tradefold.projection.audit.Rebuilds;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Renews a projection from the log while it serves. For operators. */
@OnRole(Role.PROJECTION)
@RestController
@RequestMapping(path = "/api/audit/rebuilds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class RebuildController {

  private static final int LATEST = 100;

  private final Rebuilds rebuilds;

  RebuildController(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Build a new generation of a projection beside the serving one, and switch to it",
      description =
          "Goes on by itself, also after a crash: look at the rebuild for its progress. What served"
              + " before is kept up to date for a roll-back until it is dropped.")
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              schema = @Schema(implementation = RebuildView.class),
              examples = @ExampleObject(Examples.REBUILD)))
  ResponseEntity<RebuildView> start(@RequestBody RebuildBody body, Caller caller) {
    RebuildView started = rebuilds.start(caller.id().value(), body.projection());
    return ResponseEntity.created(URI.create("/api/audit/rebuilds/" + started.rebuildId()))
        .body(started);
  }

  @GetMapping
  @Operation(summary = "The latest rebuilds, at most a hundred")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = RebuildView.class)),
              examples = @ExampleObject(Examples.REBUILDS)))
  List<RebuildView> latest() {
    return rebuilds.latest(LATEST);
  }

  @GetMapping("/{rebuildId}")
  @Operation(summary = "How a rebuild stands")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RebuildView.class),
              examples = @ExampleObject(Examples.REBUILD)))
  RebuildView get(@PathVariable String rebuildId) {
    return rebuilds.get(rebuildId);
  }

  @PostMapping("/{rebuildId}/cancel")
  @Operation(summary = "End a rebuild before it switches, and throw away what it has made")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RebuildView.class),
              examples = @ExampleObject(Examples.REBUILD)))
  RebuildView cancel(@PathVariable String rebuildId) {
    return rebuilds.cancel(rebuildId);
  }

  @PostMapping("/{rebuildId}/roll-back")
  @Operation(summary = "Let the generation serve again that served before")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RebuildView.class),
              examples = @ExampleObject(Examples.REBUILD)))
  RebuildView rollBack(@PathVariable String rebuildId) {
    return rebuilds.rollBack(rebuildId);
  }

  @PostMapping("/{rebuildId}/drop")
  @Operation(summary = "Take away the generation that does not serve")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RebuildView.class),
              examples = @ExampleObject(Examples.REBUILD)))
  RebuildView drop(@PathVariable String rebuildId) {
    return rebuilds.drop(rebuildId);
  }
}
