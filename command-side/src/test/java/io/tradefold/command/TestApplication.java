package io.tradefold.command;

import io.tradefold.api.LogHead;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.trading.TraderId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The command side alone: the real wiring, a log in memory, and a caller named by a header. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("io.tradefold.command")
class TestApplication {

  private final AtomicLong recorded = new AtomicLong();

  @Bean
  EventStorageEngine engine() {
    return new InMemoryEventStorageEngine() {
      @Override
      public void appendEvents(List<? extends EventMessage<?>> events) {
        super.appendEvents(events);
        recorded.addAndGet(events.size());
      }
    };
  }

  @Bean
  SnapshotTriggerDefinition accountSnapshots() {
    return NoSnapshotTriggerDefinition.INSTANCE;
  }

  @Bean
  LogHead head() {
    return recorded::get;
  }

  @Bean
  WebMvcConfigurer requests() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestResolver());
      }
    };
  }

  private static final class RequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Request.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory factory) {
      String caller = request.getHeader("X-Caller");
      return new Request(
          new Caller(TraderId.of(caller == null ? "ann" : caller), false),
          Instant.now(),
          "course",
          "API",
          request.getHeader("Idempotency-Key"),
          request.getHeader("X-Fingerprint"));
    }
  }
}
