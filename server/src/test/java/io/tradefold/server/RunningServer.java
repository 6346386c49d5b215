package io.tradefold.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole server on a free port and an empty data folder, one for all tests that extend this. Ann
 * and bob are traders, olga is an operator; the token of each is {@code token-<name>}.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = TradefoldApplication.class)
public abstract class RunningServer {

  protected static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  @Value("${local.server.port}")
  protected int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    Path target = Files.createDirectories(Path.of("target"));
    Path data = Files.createTempDirectory(target, "data");
    registry.add("tradefold.data", () -> data);
    // sha256 of token-ann, token-bob and token-olga
    token(registry, 0, "ann", false);
    token(registry, 1, "bob", false);
    token(registry, 2, "olga", true);
  }

  private static void token(
      DynamicPropertyRegistry registry, int index, String name, boolean operator) {
    String prefix = "tradefold.access-tokens[" + index + "].";
    registry.add(prefix + "hash", () -> TestTokens.hashOf("token-" + name));
    registry.add(prefix + "principal", () -> name);
    registry.add(prefix + "operator", () -> operator);
  }

  protected HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  protected HttpRequest.Builder as(String name, String path) {
    return to(path).header("Authorization", "Bearer token-" + name);
  }

  protected HttpResponse<String> get(String path) {
    return send(as("ann", path));
  }

  protected HttpResponse<String> post(String path, String json) {
    return send(
        as("ann", path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  protected HttpResponse<String> post(String path, String json, String idempotencyKey) {
    return post(path, "application/json", BodyPublishers.ofString(json), idempotencyKey);
  }

  protected HttpResponse<String> post(
      String path, String contentType, BodyPublisher body, @Nullable String idempotencyKey) {
    HttpRequest.Builder request = as("ann", path).header("Content-Type", contentType).POST(body);
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  protected HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("The connection failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  protected static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }
}
