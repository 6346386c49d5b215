package io.tradefold.command.community;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tradefold.api.community.CommunityId;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the commands on communities are answered, for the description of the interface. */
final class CommunityAnswers {

  private static final String EXAMPLE = "{\"communityId\": \"acme\"}";

  private CommunityAnswers() {}

  @Schema(name = "CommunityIds")
  record Ids(CommunityId communityId) {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "201",
      description = "Made, now or when the same was asked for before",
      content =
          @Content(
              schema = @Schema(implementation = Ids.class),
              examples = @ExampleObject(EXAMPLE)))
  @interface Made {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "200",
      description = "Done",
      content =
          @Content(
              schema = @Schema(implementation = Ids.class),
              examples = @ExampleObject(EXAMPLE)))
  @interface Changed {}
}
