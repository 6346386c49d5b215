package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The interface is a promise: what is in the golden file may not change by accident. A line is a
 * method and a path, and then a parameter, a field of the body or a field of an answer.
 */
class ApiSurfaceTest extends RunningServer {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/api-surface.txt");

  private final TreeSet<String> lines = new TreeSet<>();

  @Test
  void theSurfaceIsThatOfTheGoldenFile() throws IOException {
    Description description = new Description(api("").get("/v3/api-docs").json());
    description.operations().forEach(operation -> add(description, operation));
    String surface = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(GOLDEN, surface, StandardCharsets.UTF_8);
    }

    assertThat(surface)
        .as(
            "The interface is not as %s says. If that is meant, write it anew with"
                + " mvn test -pl server -am -Dtest=ApiSurfaceTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true"
                + " and look at what changed.",
            GOLDEN)
        .isEqualTo(Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "");
  }

  private void add(Description description, Description.Operation operation) {
    lines.add(operation.name());
    for (JsonNode parameter : operation.node().path("parameters")) {
      String required = parameter.path("required").asBoolean(false) ? " required" : "";
      lines.add(
          "%s %s %s%s"
              .formatted(
                  operation.name(),
                  parameter.get("in").asString(),
                  parameter.get("name").asString(),
                  required));
    }
    contents(description, operation.name() + " body", operation.node().path("requestBody"));
    for (Map.Entry<String, JsonNode> answer : operation.node().get("responses").properties()) {
      String start = operation.name() + " answer " + answer.getKey();
      lines.add(start);
      for (String header : answer.getValue().path("headers").propertyNames()) {
        lines.add(start + " header " + header);
      }
      if (!answer.getKey().equals("default")) {
        contents(description, start, answer.getValue());
      }
    }
  }

  private void contents(Description description, String start, JsonNode message) {
    message
        .path("content")
        .properties()
        .forEach(
            content ->
                fields(
                    description,
                    start + " " + content.getKey(),
                    "",
                    content.getValue().path("schema")));
  }

  private void fields(Description description, String start, String path, JsonNode reference) {
    JsonNode schema = description.resolved(reference);
    if (schema.has("items")) {
      fields(description, start, path + "[]", schema.get("items"));
    } else if (schema.path("properties").isEmpty()) {
      lines.add(start + " " + path + ": " + type(schema));
    } else {
      schema
          .get("properties")
          .properties()
          .forEach(
              field ->
                  fields(
                      description,
                      start,
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    }
  }

  private static String type(JsonNode schema) {
    String type = schema.path("type").asString("anything");
    return schema.has("enum") ? type + " " + schema.get("enum") : type;
  }
}
