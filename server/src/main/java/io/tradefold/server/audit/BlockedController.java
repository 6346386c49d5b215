package io.tradefold.server.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.projection.audit.BlockedDocuments;
import io.tradefold.projection.audit.BlockedView;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents whose fold has failed. For operators. */
@OnRole(Role.PROJECTION)
@RestController
@RequestMapping(path = "/api/audit/blocked", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class BlockedController {

  private final BlockedDocuments blocked;

  BlockedController(BlockedDocuments blocked) {
    this.blocked = blocked;
  }

  @GetMapping
  @Operation(summary = "Documents that miss events because their fold has failed")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = BlockedView.class)),
              examples = @ExampleObject(Examples.BLOCKED)))
  List<BlockedView> all() {
    return blocked.all();
  }

  @PostMapping("/{id}/retry")
  @Operation(summary = "Fold a blocked document anew from the log")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = RetryView.class),
              examples = @ExampleObject(Examples.MENDED)))
  RetryView retry(@PathVariable String id) {
    return blocked
        .retry(id)
        .map(still -> new RetryView(false, still))
        .orElseGet(() -> new RetryView(true, null));
  }
}
