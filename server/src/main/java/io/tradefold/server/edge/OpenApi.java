package io.tradefold.server.edge;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.money.Factor;
import io.tradefold.api.money.Price;
import io.tradefold.api.money.Quantity;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.ExecutionId;
import io.tradefold.api.trading.ImportId;
import io.tradefold.api.trading.SignalId;
import io.tradefold.api.trading.Symbol;
import io.tradefold.api.trading.TradeId;
import io.tradefold.api.trading.TraderId;
import io.tradefold.query.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/**
 * The description of the interface at {@code /v3/api-docs}; a page to browse it at {@code /docs}.
 */
@Configuration(proxyBeanMethods = false)
class OpenApi {

  private static final String PROBLEM = "Problem";
  private static final String TOKEN = "bearer";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, Request.class, Reading.class);
    text("-12.5", Amount.class);
    text("101.25", Price.class);
    text("100", Quantity.class);
    text("1", Factor.class);
    text("USD", CurrencyCode.class);
    text("Europe/Berlin", Zone.class);
    text("AAPL", Symbol.class);
    Stream.of(
            CommunityId.class,
            TraderId.class,
            AccountId.class,
            TradeId.class,
            ExecutionId.class,
            ImportId.class,
            SignalId.class)
        .forEach(id -> text("main", id));
    SpringDocUtils.getConfig()
        .replaceWithSchema(Annualisation.class, new IntegerSchema()._enum(List.of(252, 365)));
  }

  /** A value object is one JSON string, whatever it looks like in Java. */
  private static void text(String example, Class<?> type) {
    SpringDocUtils.getConfig().replaceWithSchema(type, new StringSchema().example(example));
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Tradefold")
                .version("v1")
                .description(
                    "Trades in, exact figures out. Commands answer with Tradefold-Position; a query"
                        + " that sends it back as Tradefold-Min-Position includes that command.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /** Every operation may be answered with a problem. */
  @Bean
  OpenApiCustomizer problemsEverywhere() {
    ApiResponse response =
        new ApiResponse()
            .description(
                "A problem: bad shape 400, stranger 404, lost race 409, broken rule 422, …")
            .content(new Content().addMediaType("application/problem+json", problems()));
    return api -> {
      // Here and not above, where it would be dropped because nothing refers to it yet.
      api.getComponents().addSchemas(PROBLEM, problem());
      if (api.getPaths() != null) {
        api.getPaths()
            .values()
            .forEach(
                path ->
                    path.readOperations()
                        .forEach(
                            operation ->
                                operation.getResponses().addApiResponse("default", response)));
      }
    };
  }

  private static MediaType problems() {
    return new MediaType()
        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
        .addExamples(
            "a bad shape",
            example(Problem.badValue("targets[1].price", "abc", "a decimal such as 12.5")))
        .addExamples("a stranger", example(Problem.of(404, "You have no trading account main.")))
        .addExamples(
            "a broken rule",
            example(Problem.brokenRule("already-open", "AAPL is open: trade t-1.")));
  }

  private static Example example(ProblemDetail problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", String.valueOf(problem.getType()));
    fields.put("title", problem.getTitle());
    fields.put("status", problem.getStatus());
    fields.put("detail", problem.getDetail());
    fields.putAll(Objects.requireNonNullElse(problem.getProperties(), Map.of()));
    return new Example().value(fields);
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("RFC 9457")
        .addProperty("type", new StringSchema().example("urn:tradefold:problem:out-of-order"))
        .addProperty("title", new StringSchema().example("Out of order"))
        .addProperty("status", new IntegerSchema().example(422))
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty("rule", new StringSchema().description("with 422: the rule's name"))
        .addProperty("field", new StringSchema().description("with 400: the path of the field"))
        .addProperty("value", new StringSchema().description("with 400: what stood there"))
        .addProperty(
            "expected", new StringSchema().description("with 400: what should stand there"));
  }
}
