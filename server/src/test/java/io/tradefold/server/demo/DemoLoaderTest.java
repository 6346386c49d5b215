package io.tradefold.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.LogHead;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.server.TradefoldApplication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo's data is made over several starts as it is over one. */
@SpringBootTest(
    classes = TradefoldApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DemoLoaderTest {

  private static final int COMMANDS_A_START = 60;

  @TempDir static Path data;

  private final CommandBus bus;
  private final EventStore events;
  private final LogHead head;

  @Autowired
  DemoLoaderTest(CommandBus bus, EventStore events, LogHead head) {
    this.bus = bus;
    this.events = events;
    this.head = head;
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("tradefold.data", data::toString);
  }

  private static final class Interrupted extends RuntimeException {}

  @Test
  void anInterruptedMakingIsContinuedDaysLaterWithTheSameCommands() {
    Map<String, TradingCommand> first = startAndStop(Clock.systemUTC());
    Map<String, TradingCommand> later =
        startAndStop(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)));
    Map<String, TradingCommand> latest =
        startAndStop(Clock.offset(Clock.systemUTC(), Duration.ofDays(9)));

    Map<String, TradingCommand> script = script();
    assertThat(script).containsAllEntriesOf(first);
    assertThat(script).containsAllEntriesOf(later);
    assertThat(script).containsAllEntriesOf(latest);
    Map<String, TradingCommand> all = new HashMap<>(first);
    all.putAll(later);
    all.putAll(latest);
    // Each start goes on where the one before was stopped; a few that were refused come again.
    assertThat(all).hasSizeGreaterThan(COMMANDS_A_START * 5 / 2);
  }

  /** What reached the accounts before the process was interrupted. */
  private Map<String, TradingCommand> startAndStop(Clock clock) {
    Map<String, TradingCommand> made = new ConcurrentHashMap<>();
    AtomicInteger sent = new AtomicInteger();
    MessageDispatchInterceptor<CommandMessage<?>> interruption =
        messages ->
            (index, message) -> {
              if (sent.incrementAndGet() > COMMANDS_A_START) {
                throw new Interrupted();
              }
              note(message, made);
              return message;
            };
    CommandGateway dying =
        DefaultCommandGateway.builder()
            .commandBus(bus)
            .dispatchInterceptors(List.of(interruption))
            .build();
    assertThatThrownBy(() -> new DemoLoader(dying, events, head, clock).load())
        .hasRootCauseInstanceOf(Interrupted.class);
    return made;
  }

  private static void note(CommandMessage<?> message, Map<String, TradingCommand> made) {
    if (message.getPayload() instanceof TradingCommand command) {
      made.put(String.valueOf(message.getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY)), command);
    }
  }

  /** Every command of a making in one go, begun when the first start began. */
  private Map<String, TradingCommand> script() {
    Instant begun =
        events
            .readEvents(CommunityCommand.aggregateId(DemoPeople.COMMUNITY), 0)
            .next()
            .getTimestamp();
    Map<String, TradingCommand> script = new HashMap<>();
    for (List<DemoStep> account : new DemoScript(DemoLoader.SEED, begun).accounts()) {
      for (int i = 0; i < account.size(); i++) {
        TradingCommand command = account.get(i).command();
        script.put("demo-" + command.accountId() + "-" + i, command);
      }
    }
    return script;
  }
}
