package io.tradefold.server.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tradefold.server.roles.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One address for several processes, as a proxy before them would be: by method and path a request
 * goes to a process with the role, in turn; to the next one when there is nobody to connect to.
 * With nobody left, or when the connection is lost later, it is lost to the client too.
 */
final class Gateway implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Function<Role, List<Integer>> ports;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param ports of the processes with a role
   */
  Gateway(Function<Role, List<Integer>> ports) {
    this.ports = ports;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  static Role roleFor(String method, String path) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (path.startsWith("/api/audit/backup")) {
      return Role.COMMAND;
    }
    if (path.startsWith("/api/audit") || path.startsWith("/actuator")) {
      return Role.PROJECTION;
    }
    return reads ? Role.QUERY : Role.COMMAND;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      List<Integer> there =
          ports.apply(roleFor(exchange.getRequestMethod(), exchange.getRequestURI().getPath()));
      int first = turn.getAndIncrement();
      for (int i = 0; i < there.size(); i++) {
        int port = there.get(Math.floorMod(first + i, there.size()));
        try {
          answer(
              exchange, client.send(request(exchange, port, body), BodyHandlers.ofInputStream()));
          return;
        } catch (ConnectException nobody) {
          // The next one.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(HttpExchange exchange, int port, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    boolean empty = answer.statusCode() == 304 || answer.statusCode() == 204;
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
    if (!empty) {
      try (InputStream in = answer.body();
          OutputStream out = exchange.getResponseBody()) {
        byte[] some = new byte[8192];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          out.write(some, 0, read);
          out.flush();
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
