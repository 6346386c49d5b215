package io.tradefold.server.backup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.Position;
import io.tradefold.api.identity.Request;
import io.tradefold.query.Reading;
import io.tradefold.server.log.Log;
import io.tradefold.server.roles.OnRole;
import io.tradefold.server.roles.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The whole log as a file, for operators, written while it is read. */
@OnRole(Role.COMMAND)
@RestController
@Tag(name = "Audit")
class BackupController {

  static final String ZIP = "application/zip";

  private static final Logger log = LoggerFactory.getLogger(BackupController.class);
  private static final int BUFFER = 1 << 15;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String EXAMPLE = "(a ZIP file with events.ndjson and manifest.json)";

  private final Log events;

  BackupController(Log events) {
    this.events = events;
  }

  @GetMapping(path = "/api/audit/backup", produces = ZIP)
  @Operation(
      summary = "The log as a file, for operators, while the system runs",
      description =
          "A ZIP of events.ndjson, an event a line, and manifest.json with the position it reaches,"
              + " the number of events and the SHA-256 of the lines. It holds every event up to"
              + " Tradefold-Position and nothing else. An answer without a manifest was broken off.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = ZIP,
              schema = @Schema(type = "string", format = "binary"),
              examples = @ExampleObject(EXAMPLE)))
  void backup(Request request, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    ShallowEtagHeaderFilter.disableContentCaching(http);
    long end = events.index();
    log.info("{} copies the log up to position {}", request.caller().id(), end);
    response.setContentType(ZIP);
    response.setHeader(Reading.POSITION, new Position(end, null).toString());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("tradefold-" + SECOND.format(request.receivedAt()) + ".zip")
            .build()
            .toString());
    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    new Backup(events, end, request.receivedAt()).writeTo(out, _ -> {});
  }
}
