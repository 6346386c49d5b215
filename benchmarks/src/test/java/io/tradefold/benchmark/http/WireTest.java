package io.tradefold.benchmark.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the JDK's own server. */
class WireTest {

  private static final String LARGE = "0123456789".repeat(30_000);
  private static final Calls CALLS = Calls.of("ann");

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/sized", 200, false);
    serve("/chunked", 200, true);
    serve("/refused", 422, false);
    server.start();
  }

  private void serve(String path, int status, boolean chunked) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Tradefold-Position", "42@acme");
          exchange.sendResponseHeaders(status, chunked ? 0 : LARGE.length());
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(LARGE.getBytes(StandardCharsets.US_ASCII));
          }
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Wire wire() {
    return new Wire(server.getAddress().getPort());
  }

  @Test
  void answersFollowEachOtherOnOneConnection() {
    try (Wire wire = wire()) {
      for (String path : new String[] {"/sized", "/chunked", "/sized", "/chunked"}) {
        Reply reply = wire.send(CALLS.get(path));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(LARGE);
        assertThat(reply.index()).isEqualTo(42);
      }
    }
  }

  @Test
  void whatIsDrainedIsCountedAndNotKept() {
    AtomicInteger read = new AtomicInteger();
    try (Wire wire = wire()) {
      assertThat(wire.drain(CALLS.get("/chunked"), read::addAndGet).body()).isEmpty();
    }
    assertThat(read).hasValue(LARGE.length());
  }

  @Test
  void aRefusalIsKeptToBeShown() {
    try (Wire wire = wire()) {
      Reply refusal = wire.drain(CALLS.post("/refused", "{}"), length -> {});

      assertThatThrownBy(refusal::expectSuccess)
          .isInstanceOf(UnexpectedReply.class)
          .hasMessageContaining("422")
          .hasMessageContaining("0123456789");
    }
  }
}
