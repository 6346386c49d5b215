package io.tradefold.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tradefold.query.Reading;
import java.util.function.Consumer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Describes the headers all commands have in common, and those of all queries, in one place. */
@Component
class DescribedHeaders implements OpenApiCustomizer {

  private static final String A_POSITION = "4711@acme";

  @Override
  public void customise(OpenAPI api) {
    if (api.getPaths() != null) {
      api.getPaths()
          .values()
          .forEach(path -> path.readOperationsMap().forEach(DescribedHeaders::describe));
    }
  }

  private static void describe(HttpMethod method, Operation operation) {
    sent(operation, Correlation.HEADER, "joins log lines, events and answer", text("my-id.1"));
    if (operation.getResponses().values().stream().anyMatch(DescribedHeaders::isCopyOfTheLog)) {
      answered(operation, answer -> answer.addHeaderObject(Reading.POSITION, positionReached()));
    } else if (method == HttpMethod.GET) {
      query(operation);
    } else {
      command(operation);
    }
  }

  private static void command(Operation command) {
    sent(
        command,
        Idempotency.HEADER,
        "repeated within 24 hours it has no second effect and the same answer; with another request"
            + " it is 422, while the first is still running 409",
        text("4f1c2d"));
    answered(
        command,
        answer ->
            answer.addHeaderObject(
                Reading.POSITION,
                header(
                    "send it back as Tradefold-Min-Position to see the effect", text(A_POSITION))));
    ApiResponse created = command.getResponses().get("201");
    if (created != null) {
      created.addHeaderObject(
          HttpHeaders.LOCATION, header("the path of what was made", text("/api/…")));
    }
  }

  private static void query(Operation query) {
    sent(
        query,
        "Tradefold-Min-Position",
        "answer only with at least this position, as a command has sent it",
        text(A_POSITION));
    sent(
        query,
        "Prefer",
        "wait=n: how many seconds to wait for that position, 0 to 30; 2 when left out",
        text("wait=5"));
    answered(query, DescribedHeaders::describeReading);
    if (query.getResponses().values().stream().noneMatch(DescribedHeaders::isStream)) {
      describeTag(query);
    }
  }

  private static void describeReading(ApiResponse answer) {
    answer.addHeaderObject(Reading.POSITION, positionReached());
    answer.addHeaderObject(
        Reading.LAG,
        header(
            "how many milliseconds old the oldest event not included is at most",
            new IntegerSchema().example(0)));
    answer.addHeaderObject(
        Reading.BLOCKED,
        header(
            "since when a document in the answer has been missing events; left out when none is",
            new StringSchema().format("date-time")));
  }

  private static Header positionReached() {
    return header("everything up to here is included", text(A_POSITION));
  }

  private static void describeTag(Operation query) {
    sent(query, HttpHeaders.IF_NONE_MATCH, "the ETag of what the client has", text("\"5f3a\""));
    answered(
        query,
        answer ->
            answer.addHeaderObject(
                HttpHeaders.ETAG,
                header(
                    "changes with the answer, and at midnight where windows do",
                    text("\"5f3a\""))));
    query
        .getResponses()
        .addApiResponse("304", new ApiResponse().description("What the client has is unchanged"));
  }

  /** It reads the log itself: no view is asked, and none is waited for. */
  private static boolean isCopyOfTheLog(ApiResponse answer) {
    return answer.getContent() != null && answer.getContent().containsKey("application/zip");
  }

  private static boolean isStream(ApiResponse answer) {
    return answer.getContent() != null
        && answer.getContent().containsKey(MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  private static void answered(Operation operation, Consumer<ApiResponse> addition) {
    operation
        .getResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("2")) {
                addition.accept(answer);
              }
            });
  }

  private static void sent(Operation operation, String name, String description, Schema<?> schema) {
    operation.addParametersItem(
        new HeaderParameter().name(name).description(description).schema(schema));
  }

  private static Header header(String description, Schema<?> schema) {
    return new Header().description(description).schema(schema);
  }

  private static StringSchema text(String example) {
    StringSchema schema = new StringSchema();
    schema.setExample(example);
    return schema;
  }
}
