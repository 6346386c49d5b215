package io.tradefold.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A running server, asked by an operator. */
final class OperatorClient {

  private static final String TOKEN = "TRADEFOLD_TOKEN";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int LARGEST_PROBLEM = 64 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private OperatorClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** With the token of the environment: an argument could be read by everybody on the machine. */
  static OperatorClient to(String url) {
    String token = System.getenv(TOKEN);
    if (token == null || token.isBlank()) {
      throw new CliUsage(
          "the token of an operator is missing in the environment variable " + TOKEN);
    }
    return to(url, token);
  }

  static OperatorClient to(String url, String token) {
    try {
      URI base = URI.create(url.endsWith("/") ? url : url + "/");
      if (base.getHost() != null && String.valueOf(base.getScheme()).startsWith("http")) {
        return new OperatorClient(base, token.strip());
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new CliUsage("'" + url + "' is not an address such as http://localhost:8080");
  }

  /**
   * What is there; to be closed.
   *
   * @throws CliFailure when nobody answers, or with a problem
   */
  InputStream get(String path, String accept) throws IOException, InterruptedException {
    return answered(request(path).header("Accept", accept).build());
  }

  /** What is there, read. */
  <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return read(request(path).build(), type);
  }

  /** What comes of it, read. */
  <T> T post(String path, Map<String, String> body, Class<T> type)
      throws IOException, InterruptedException {
    return read(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build(),
        type);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path.substring(1)))
        .header("Authorization", "Bearer " + token);
  }

  private <T> T read(HttpRequest request, Class<T> type) throws IOException, InterruptedException {
    try (InputStream body = answered(request)) {
      return JSON.readValue(body, type);
    } catch (JacksonException _) {
      throw new CliFailure(base + " answers, but not as a Tradefold of this version does");
    }
  }

  private InputStream answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(request, BodyHandlers.ofInputStream());
    } catch (ConnectException _) {
      throw new CliFailure("nobody answers at " + base);
    }
    if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
      throw new CliFailure(base + " answers " + answer.statusCode() + ": " + detail(answer));
    }
    return answer.body();
  }

  private static String detail(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      return JSON.readTree(body.readNBytes(LARGEST_PROBLEM)).path("detail").asString("");
    } catch (JacksonException _) {
      return "not as a Tradefold does";
    }
  }
}
