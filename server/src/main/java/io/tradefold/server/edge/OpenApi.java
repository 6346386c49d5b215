package io.tradefold.server.edge;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
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
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description of the interface at {@code /v3/api-docs}; a page to browse it at {@code /docs}.
 */
@Configuration(proxyBeanMethods = false)
class OpenApi {

  private static final String PROBLEM = "Problem";
  private static final String TOKEN = "bearer";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Request.class);
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
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
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
