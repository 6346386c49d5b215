package io.tradefold.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The description of the interface, as served. */
record Description(JsonNode json) {

  /** A controller of other tests, which component scanning finds too. */
  private static final String TEST_SUPPORT = "/api/probe/";

  /**
   * @param name such as {@code GET /api/me}
   */
  record Operation(String name, JsonNode node) {

    boolean isCommand() {
      return !name.startsWith("GET ");
    }

    List<JsonNode> successes() {
      return node.get("responses").properties().stream()
          .filter(answer -> answer.getKey().startsWith("2"))
          .map(Map.Entry::getValue)
          .toList();
    }

    List<String> parameters(String in) {
      return node.path("parameters")
          .valueStream()
          .filter(parameter -> parameter.get("in").asString().equals(in))
          .map(parameter -> parameter.get("name").asString())
          .collect(Collectors.toList());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT)
                                        + " "
                                        + path.getKey(),
                                    operation.getValue()))));
    operations.removeIf(operation -> operation.name().contains(" " + TEST_SUPPORT));
    return operations;
  }

  /** What a reference stands for; anything else as it is. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? json.at(schema.get("$ref").asString().substring(1)) : schema;
  }
}
