package io.tradefold.query.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.community.CommunityId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.QueryServer;
import io.tradefold.query.TooManyStreams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiveTest {

  private static QueryServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    server = new QueryServer();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.shutdownNow();
    server.close();
  }

  /** The lines a listener has been sent so far. */
  private static final class Listener implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;

    Listener(String caller, String... headers) throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.uri("/api/trader/live")).header("X-Caller", caller);
      if (headers.length > 0) {
        request.headers(headers);
      }
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
        lines.add("end");
      } catch (IOException | UncheckedIOException gone) {
        lines.add("end");
      }
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  private static void publish(String trader, long position) {
    server
        .redis()
        .template()
        .convertAndSend(
            "tradefold:notices:acme",
            "{\"traderId\":\"%s\",\"communityId\":\"acme\",\"position\":%d,\"views\":[\"overview\"]}"
                .formatted(trader, position));
  }

  @Test
  void aListenerIsToldOfItsOwnChangesAlone() throws Exception {
    try (Listener ann = new Listener("ann");
        Listener bob = new Listener("bob")) {
      await().until(() -> ann.lines.contains(": listening") && bob.lines.contains(": listening"));
      publish("bob", 41);
      publish("ann", 42);

      await().until(() -> ann.lines.contains("id: 42@acme"));
      assertThat(ann.lines).contains("event: change").noneMatch(line -> line.contains("41@acme"));
      assertThat(ann.lines)
          .anyMatch(
              line ->
                  line.startsWith("data: ")
                      && line.contains("\"position\":\"42@acme\"")
                      && line.contains("\"views\":[\"overview\"]"));
      assertThat(ann.response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
    }
  }

  @Test
  void whoComesBackIsToldThatChangesMayBeMissing() throws Exception {
    try (Listener listener = new Listener("cem", "Last-Event-ID", "41@acme")) {
      await().until(() -> listener.lines.contains("event: refresh"));
    }
  }

  @Test
  void noTraderHasMoreThanTenStreams() throws Exception {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < LiveStreams.MOST_PER_TRADER; i++) {
      listeners.add(new Listener("dora"));
    }
    assertThat(server.get("dora", "/api/trader/live").status()).isEqualTo(429);
    for (Listener listener : listeners) {
      listener.close();
    }
  }

  @Test
  void whoReadsTooSlowlyIsDroppedAndNobodyWaits() throws Exception {
    LiveStreams streams = server.bean(LiveStreams.class);
    TraderId slow = TraderId.of("slow");
    LiveStream stream = streams.open(slow);
    Notice notice = new Notice(slow, CommunityId.of("acme"), 1, Set.of("overview"));

    for (int i = 0; i < 1_000; i++) {
      stream.tell(new LiveStream.Told.Change(notice));
    }

    assertThat(stream.next(0)).isEqualTo(new LiveStream.Told.End());
    streams.close(slow, stream);
    for (int i = 0; i < LiveStreams.MOST_PER_TRADER; i++) {
      streams.open(slow);
    }
    Assertions.assertThatThrownBy(() -> streams.open(slow)).isInstanceOf(TooManyStreams.class);
  }
}
