package io.tradefold.server.messaging;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.http.Api;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server beside others, as far as one JVM can be several: they share nothing but the log. */
final class Node implements AutoCloseable {

  final Api ann;

  /** How many commands it has handled, and how many queries it has answered. */
  final AtomicInteger handled = new AtomicInteger();

  final AtomicInteger answered = new AtomicInteger();
  private final ConfigurableApplicationContext context;

  Node(Path data, Map<String, String> settings) {
    Map<String, String> all = TestAxonServer.settings();
    all.put("tradefold.data", data.toString());
    all.put("tradefold.access-tokens[0].hash", TestTokens.hashOf("token-ann"));
    all.put("tradefold.access-tokens[0].principal", "ann");
    all.put("tradefold.access-tokens[0].operator", "false");
    all.put("server.port", "0");
    all.put("spring.jmx.enabled", "false");
    all.put("axon.axonserver.client-id", data.getFileName() + "-" + System.nanoTime());
    all.putAll(settings);
    String[] arguments =
        all.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    context = new SpringApplicationBuilder(TradefoldApplication.class).run(arguments);
    ann =
        new Api(
            context.getEnvironment().getRequiredProperty("local.server.port", int.class),
            "token-ann");
    context
        .getBean("commandBus", CommandBus.class)
        .registerHandlerInterceptor(
            (unitOfWork, chain) -> {
              handled.incrementAndGet();
              return chain.proceed();
            });
    context
        .getBean("queryBus", QueryBus.class)
        .registerHandlerInterceptor(
            (unitOfWork, chain) -> {
              answered.incrementAndGet();
              return chain.proceed();
            });
  }

  @Override
  public void close() {
    context.close();
  }
}
