package io.tradefold.query.trading;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.Reading;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of the trader's views as server-sent events. The request's own virtual thread waits for
 * them and writes them, so that a slow client holds up nobody.
 */
@RestController
@Tag(name = "Live")
class LiveController {

  private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

  private static final long HEARTBEAT_SECONDS = 15;
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final String EXAMPLE =
      """
      id: 4711@acme
      event: change
      data: {"communityId":"acme","position":"4711@acme","views":["account","overview"]}

      """;

  private final LiveStreams streams;
  private final JsonMapper mapper;

  LiveController(LiveStreams streams, JsonMapper mapper) {
    this.streams = streams;
    this.mapper = mapper;
  }

  @GetMapping(path = "/api/trader/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Changes of the trader's views, as server-sent events",
      description =
          "An event 'change' names the views that changed and the position they have reached, to be"
              + " sent as Tradefold-Min-Position. An event 'refresh' says that changes may have"
              + " been missed: look at everything again. Who reads too slowly is disconnected.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string"),
              examples = @ExampleObject(EXAMPLE)))
  void live(
      @Parameter(description = "the id of the last event that was seen")
          @RequestHeader(name = LAST_EVENT_ID, required = false)
          @Nullable String lastEventId,
      Request request,
      Reading reading,
      HttpServletRequest http,
      HttpServletResponse response)
      throws InterruptedException {
    TraderId trader = request.caller().id();
    LiveStream stream = streams.open(trader);
    try {
      ShallowEtagHeaderFilter.disableContentCaching(http);
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      response.setHeader("X-Accel-Buffering", "no");
      if (lastEventId != null) {
        stream.tell(new LiveStream.Told.Refresh("changes may have been missed"));
      }
      pump(stream, response.getOutputStream());
    } catch (IOException gone) {
      LOG.debug("A listener has gone: {}", gone.getMessage());
    } finally {
      streams.close(trader, stream);
    }
  }

  private void pump(LiveStream stream, OutputStream out) throws IOException, InterruptedException {
    boolean subscribed = streams.subscribed();
    send(out, subscribed ? ": listening\n\n" : ": waiting for notices\n\n");
    while (true) {
      LiveStream.Told told = stream.next(HEARTBEAT_SECONDS);
      switch (told) {
        case null -> {
          streams.subscribed();
          send(out, ": still here\n\n");
        }
        case LiveStream.Told.Change(Notice notice) -> send(out, change(notice));
        case LiveStream.Told.Refresh(String reason) ->
            send(out, event("refresh", null, Map.of("reason", reason)));
        case LiveStream.Told.End _ -> {
          return;
        }
      }
    }
  }

  private String change(Notice notice) {
    String position = notice.upTo().toString();
    return event(
        "change",
        position,
        Map.of(
            "communityId", notice.communityId().value(),
            "position", position,
            "views", notice.views()));
  }

  /** JSON has no line breaks, so it is one line of data. */
  private String event(String name, @Nullable String id, Map<String, ?> data) {
    return (id == null ? "" : "id: " + id + "\n")
        + "event: "
        + name
        + "\ndata: "
        + mapper.writeValueAsString(data)
        + "\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
