package io.tradefold.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client program as somebody outside would write it: plain HTTP and JSON, nothing of ours. */
public final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final String token;

  public Api(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, String text) {

    public JsonNode json() {
      return JSON.readTree(text);
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** As in the header, for reading one's own write. */
    public String position() {
      return header("Tradefold-Position");
    }
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /**
   * Waits until the answer includes a command's position: two minutes at most on a busy machine.
   */
  public Answer getAfter(Answer command, String path) {
    Answer answer = null;
    for (int patience = 0; patience < 4 && (answer == null || answer.status() == 503); patience++) {
      answer = get(path, "Tradefold-Min-Position", command.position(), "Prefer", "wait=30");
    }
    return Objects.requireNonNull(answer);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer send(String method, String path, Object body, String... headers) {
    return send(method, path, JSON.writeValueAsBytes(body), "application/json", headers);
  }

  public Answer send(
      String method, String path, byte[] body, String contentType, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  public Answer csv(String path, String csv, String... headers) {
    return send("POST", path, csv.getBytes(StandardCharsets.UTF_8), "text/csv", headers);
  }

  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  /** The status line of a GET whose address no proper client would send. */
  public String plain(String path) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, token);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      Map<String, String> headers = new TreeMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
