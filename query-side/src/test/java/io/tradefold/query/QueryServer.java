package io.tradefold.query;

import io.tradefold.api.InvalidValue;
import io.tradefold.api.NotFound;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.TraderId;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side as a server of its own, over real stores; the caller is named in a header. */
public final class QueryServer implements AutoCloseable {

  /** A Wednesday. */
  public static final Instant NOW = Instant.parse("2026-03-11T16:00:00Z");

  static final String CALLER = "X-Caller";

  private final LocalMongo mongo = new LocalMongo();
  private final LocalRedis redis = new LocalRedis();
  private final StoredWorld world = new StoredWorld(mongo.template());
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final ConfigurableApplicationContext context;

  public QueryServer() {
    SpringApplication application = new SpringApplication(Setup.class);
    context =
        application.run(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--spring.threads.virtual.enabled=true",
            "--spring.mongodb.uri=" + mongo.uri(),
            "--spring.data.redis.host=127.0.0.1",
            "--spring.data.redis.port=" + redis.port(),
            "--spring.data.redis.timeout=500ms",
            "--logging.level.root=WARN");
  }

  public StoredWorld world() {
    return world;
  }

  public LocalRedis redis() {
    return redis;
  }

  public SetProgress progress() {
    return context.getBean(SetProgress.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public URI uri(String path) {
    int port =
        Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /**
   * @param headers names and values by turns
   */
  public Answered get(String caller, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header(CALLER, caller);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answered(
          client.send(request.build(), HttpResponse.BodyHandlers.ofString()), mapper);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What came back. */
  public record Answered(HttpResponse<String> response, JsonMapper mapper) {

    public int status() {
      return response.statusCode();
    }

    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return mapper.readTree(response.body());
    }
  }

  @Override
  public void close() {
    context.close();
    client.close();
    redis.close();
    mongo.close();
  }

  /** What the server module does around the queries, as little of it as they need. */
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan(basePackages = "io.tradefold.query")
  static class Setup {

    @Bean
    SetProgress progress() {
      return new SetProgress();
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    QueryBus queryBus() {
      return SimpleQueryBus.builder().build();
    }

    @Bean
    QueryGateway queryGateway(QueryBus bus) {
      return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Bean
    Subscriptions subscriptions(QueryBus bus, ObjectProvider<Object> beans) {
      return new Subscriptions(bus, beans);
    }

    @Bean
    Edge edge() {
      return new Edge();
    }

    @Bean
    Problems problems() {
      return new Problems();
    }
  }

  /** Subscribes whatever handles queries, as Axon's starter does. */
  record Subscriptions(QueryBus bus, ObjectProvider<Object> beans) {

    @EventListener(ApplicationReadyEvent.class)
    public void subscribe() {
      beans.stream()
          .filter(bean -> bean.getClass().getSimpleName().endsWith("Queries"))
          .forEach(bean -> new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus));
    }
  }

  static final class Edge implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Request.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binderFactory) {
      String caller = Objects.requireNonNull(request.getHeader(CALLER));
      return new Request(
          new Caller(TraderId.of(caller), caller.equals("operator")), NOW, "c", "API", null, null);
    }
  }

  @RestControllerAdvice
  static final class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail handle(NotFound nothing) {
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.NOT_FOUND, String.valueOf(nothing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(InvalidValue invalid) {
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.BAD_REQUEST, String.valueOf(invalid.getMessage()));
    }
  }
}
