package io.tradefold.server.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.identity.Caller;
import io.tradefold.projection.audit.VerificationView;
import io.tradefold.projection.audit.Verifications;
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

/** Proves that what is stored follows from the log. For operators. */
@OnRole(Role.PROJECTION)
@RestController
@RequestMapping(path = "/api/audit/verifications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class VerificationController {

  private static final int LATEST = 100;

  private final Verifications verifications;

  VerificationController(Verifications verifications) {
    this.verifications = verifications;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Refold the log and compare it with what is stored, document by document",
      description =
          "Goes on by itself: look at the verification for its progress and its verdict. One at a"
              + " time; 409 while another is running.")
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              schema = @Schema(implementation = VerificationView.class),
              examples = @ExampleObject(Examples.VERIFICATION)))
  ResponseEntity<VerificationView> start(@RequestBody VerificationBody body, Caller caller) {
    VerificationView started = verifications.start(caller.id().value(), body.communityId());
    return ResponseEntity.created(
            URI.create("/api/audit/verifications/" + started.verificationId()))
        .body(started);
  }

  @GetMapping
  @Operation(summary = "The latest verifications, at most a hundred")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = VerificationView.class)),
              examples = @ExampleObject(Examples.VERIFICATIONS)))
  List<VerificationView> latest() {
    return verifications.latest(LATEST);
  }

  @GetMapping("/{verificationId}")
  @Operation(summary = "How a verification stands: progress, or the verdict with every difference")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = VerificationView.class),
              examples = @ExampleObject(Examples.VERIFICATION)))
  VerificationView get(@PathVariable String verificationId) {
    return verifications.get(verificationId);
  }

  @PostMapping("/{verificationId}/cancel")
  @Operation(summary = "End a verification without a verdict")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(implementation = VerificationView.class),
              examples = @ExampleObject(Examples.VERIFICATION)))
  VerificationView cancel(@PathVariable String verificationId) {
    return verifications.cancel(verificationId);
  }
}
