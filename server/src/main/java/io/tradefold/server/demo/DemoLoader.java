package io.tradefold.server.demo;

import io.tradefold.api.LogHead;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.Rejected;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityCommand;
import io.tradefold.api.community.Zone;
import io.tradefold.api.identity.Caller;
import io.tradefold.api.identity.Request;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingCommand;
import io.tradefold.command.RequestFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the demo's data on the first start, through the ordinary commands, and tells how far it is.
 * The community's last command is the mark that everything is there.
 *
 * <p>A making that was interrupted is continued, days later too: the script ends when the community
 * was registered, which the log says, and each account goes on behind the last command that left an
 * event in its stream.
 */
final class DemoLoader {

  private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
  static final long SEED = 20_04L;
  private static final String NAME = "Harbour Traders";
  private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

  private final CommandGateway commands;
  private final EventStore events;
  private final LogHead head;
  private final Clock clock;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  DemoLoader(CommandGateway commands, EventStore events, LogHead head, Clock clock) {
    this.commands = commands;
    this.events = events;
    this.head = head;
    this.clock = clock;
  }

  void load() throws InterruptedException {
    boolean begun =
        events
            .lastSequenceNumberFor(CommunityCommand.aggregateId(DemoPeople.COMMUNITY))
            .isPresent();
    if (!begun && head.index() > 0) {
      LOG.info("The log holds data of its own: no demo data is added");
      return;
    }
    if (isComplete()) {
      return;
    }
    if (!begun) {
      register();
    }
    List<List<DemoStep>> accounts = new DemoScript(SEED, registeredAt()).accounts();
    int all = accounts.stream().mapToInt(List::size).sum();
    LOG.info("Making the demo's data: {} accounts, {} commands", accounts.size(), all);
    send(accounts, all);
    complete();
    LOG.info("The demo's data is made ({} commands, {} refused)", sent.get(), refused.get());
  }

  /** The log itself says so: renaming the community is the last thing done. */
  private boolean isComplete() {
    return events
            .lastSequenceNumberFor(CommunityCommand.aggregateId(DemoPeople.COMMUNITY))
            .orElse(-1L)
        > 0;
  }

  private Instant registeredAt() {
    return events
        .readEvents(CommunityCommand.aggregateId(DemoPeople.COMMUNITY), 0)
        .next()
        .getTimestamp();
  }

  private void register() {
    send(
        DemoPeople.HOST,
        "demo-register",
        new CommunityCommand.Register(
            DemoPeople.COMMUNITY,
            NAME + " (being made)",
            CurrencyCode.of("USD"),
            Zone.of("America/New_York"),
            Annualisation.WEEKDAYS,
            DemoPeople.HOST));
  }

  private void complete() {
    send(
        DemoPeople.HOST,
        "demo-complete",
        new CommunityCommand.ChangeProfile(DemoPeople.COMMUNITY, DemoPeople.HOST, NAME, null));
  }

  private void send(List<List<DemoStep>> accounts, int all) throws InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> running =
          accounts.stream().map(account -> executor.submit(() -> sendAll(account))).toList();
      for (Future<?> account : running) {
        awaitReporting(account, all);
      }
    }
  }

  private void awaitReporting(Future<?> account, int all) throws InterruptedException {
    while (true) {
      try {
        account.get(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException stillSending) {
        LOG.info("… {} of {} commands ({} %)", sent.get(), all, 100L * sent.get() / all);
      } catch (ExecutionException e) {
        throw new IllegalStateException("The demo's data could not be made", e.getCause());
      }
    }
  }

  private void sendAll(List<DemoStep> steps) {
    int made = made(steps.getFirst().command());
    sent.addAndGet(made);
    for (int i = made; i < steps.size(); i++) {
      DemoStep step = steps.get(i);
      TraderId trader = step.command().traderId();
      try {
        send(trader, keyOf(step.command()) + i, step.command());
      } catch (Rejected ruleOfTheAccount) {
        // Life goes on: a withdrawal above the balance is refused, as it should be.
        refused.incrementAndGet();
        LOG.debug("Refused: {}", step, ruleOfTheAccount);
      }
      sent.incrementAndGet();
    }
  }

  /** How many of an account's commands an earlier start has made, by the keys in its stream. */
  private int made(TradingCommand any) {
    String prefix = keyOf(any);
    int made = 0;
    // From the first event, not from a snapshot, which says nothing of keys.
    DomainEventStream stream = events.readEvents(any.aggregateId(), 0);
    while (stream.hasNext()) {
      Object key = stream.next().getMetaData().get(MetadataKeys.IDEMPOTENCY_KEY);
      if (key instanceof String text && text.startsWith(prefix)) {
        made = Integer.parseInt(text.substring(prefix.length())) + 1;
      }
    }
    return made;
  }

  private static String keyOf(TradingCommand command) {
    return "demo-" + command.accountId() + "-";
  }

  private void send(TraderId by, String key, Object command) {
    Request request =
        new Request(new Caller(by, false), clock.instant(), "demo", Request.API, key, "demo");
    boolean imports = command instanceof TradingCommand.ImportExecutions;
    commands.sendAndWait(
        GenericCommandMessage.asCommandMessage(command)
            .withMetaData(RequestFacts.of(imports ? request.fromImport() : request).toMetaData()));
  }
}
