package io.tradefold.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Walks the description of the interface: nothing may be left undescribed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionTest extends RunningServer {

  private Description description;

  @BeforeAll
  void read() {
    description = new Description(api("").get("/v3/api-docs").json());
  }

  private Stream<Description.Operation> operations() {
    return description.operations().stream();
  }

  @Test
  void everyOperationSaysWhatItIsFor() {
    assertThat(operations()).hasSizeGreaterThan(30);
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.node().path("summary").asString("")).isNotBlank();
              assertThat(operation.node().path("tags")).isNotEmpty();
            });
  }

  @Test
  void everyAnswerHasASchemaAndAnExample() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.successes()).isNotEmpty();
              assertThat(operation.successes())
                  .allSatisfy(answer -> hasSchemaAndExample(answer.path("content")));
            });
  }

  @Test
  void everyBodyHasASchemaAndAnExample() {
    assertThat(operations().filter(operation -> operation.node().has("requestBody")))
        .isNotEmpty()
        .allSatisfy(operation -> hasSchemaAndExample(operation.node().at("/requestBody/content")));
  }

  private void hasSchemaAndExample(JsonNode content) {
    assertThat(content).isNotEmpty();
    for (JsonNode body : content) {
      JsonNode schema = description.resolved(body.path("schema"));
      assertThat(schema.has("type")).as("a schema that says more than 'anything'").isTrue();
      if (schema.get("type").asString().equals("object")) {
        assertThat(schema.path("properties")).isNotEmpty();
      }
      assertThat(body.has("example") || body.has("examples") || schema.has("example"))
          .as("an example")
          .isTrue();
    }
  }

  @Test
  void everyProblemHasAnExample() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              JsonNode problem =
                  operation.node().at("/responses/default/content/application~1problem+json");
              assertThat(problem.at("/schema/$ref").asString()).endsWith("/Problem");
              assertThat(problem.path("examples")).isNotEmpty();
            });
  }

  @Test
  void everyCommandDescribesItsHeaders() {
    assertThat(operations().filter(Description.Operation::isCommand))
        .isNotEmpty()
        .allSatisfy(
            command -> {
              assertThat(command.parameters("header")).contains("Idempotency-Key");
              assertThat(command.successes())
                  .allSatisfy(
                      answer ->
                          assertThat(answer.path("headers").propertyNames())
                              .contains("Tradefold-Position"));
            });
    assertThat(operations().map(operation -> operation.node().at("/responses/201")))
        .filteredOn(created -> !created.isMissingNode())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            created -> assertThat(created.path("headers").propertyNames()).contains("Location"));
  }

  /** What reads views; a copy of the log reads the log. */
  private Stream<Description.Operation> queries() {
    return operations()
        .filter(operation -> !operation.isCommand())
        .filter(operation -> !operation.name().equals("GET /api/audit/backup"));
  }

  @Test
  void everyQueryDescribesItsHeaders() {
    assertThat(queries())
        .isNotEmpty()
        .allSatisfy(
            query -> {
              assertThat(query.parameters("header")).contains("Tradefold-Min-Position", "Prefer");
              assertThat(query.node().at("/responses/200/headers").propertyNames())
                  .contains("Tradefold-Position", "Tradefold-Lag-Ms");
            });
    assertThat(queries().filter(query -> !query.name().equals("GET /api/trader/live")))
        .allSatisfy(
            query -> {
              assertThat(query.parameters("header")).contains("If-None-Match");
              assertThat(query.node().at("/responses/200/headers").propertyNames())
                  .contains("ETag");
              assertThat(query.node().path("responses").propertyNames())
                  .containsAll(List.of("200", "304"));
            });
  }
}
