package io.tradefold.server.log.axonserver;

import io.tradefold.api.Event;
import io.tradefold.server.TestAxonServer;
import io.tradefold.server.log.PackingSerializer;
import io.tradefold.server.log.PublishedNames;
import io.tradefold.server.log.PublishedSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A log in the Axon Server of the tests, without anything around it. */
final class AxonServerFixture implements AutoCloseable {

  /** So that nothing meets what other tests have left. */
  final String run = UUID.randomUUID().toString().substring(0, 8);

  final EventServer server;
  final PublishedSerializer serializer;
  final AxonServerEngine engine;
  final AxonServerStore store;
  final StreamedLog log;
  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

  AxonServerFixture(EventUpcaster... upcasters) {
    this(TestAxonServer.address(), SnapshotFilter.allowAll(), upcasters);
  }

  AxonServerFixture(String address, SnapshotFilter snapshots, EventUpcaster... upcasters) {
    AxonServerConfiguration configuration =
        AxonServerConfiguration.builder().servers(address).componentName("test").build();
    configuration.setToken(TestAxonServer.token());
    configuration.setClientId("test-" + run);
    configuration.setConnectTimeout(1_000);
    AxonServerConnectionManager connections =
        AxonServerConnectionManager.builder()
            .routingServers(address)
            .axonServerConfiguration(configuration)
            .build();
    server = new EventServer(connections, Duration.ofSeconds(5));
    serializer =
        new PublishedSerializer(PublishedNames.scan("io.tradefold.api", "io.tradefold.server.log"));
    Serializer packing = new GrpcMetaDataAwareSerializer(new PackingSerializer(serializer));
    engine = AxonServerEngine.of(server, packing, new EventUpcasterChain(upcasters), snapshots);
    store = new AxonServerStore(engine, NoOpMessageMonitor.instance());
    beans.addBean("engine", engine);
    log =
        new StreamedLog(
            server,
            beans.getBeanProvider(AxonServerEngine.class),
            serializer,
            beans.getBeanProvider(CommunityIndex.class));
  }

  void indexedBy(CommunityIndex index) {
    beans.addBean("index", index);
  }

  /** An aggregate's id of this run. */
  String id(String name) {
    return run + ":" + name;
  }

  void append(String name, long sequence, Event event) {
    engine.appendEvents(List.of(message(name, sequence, event)));
  }

  GenericDomainEventMessage<Event> message(String name, long sequence, Event event) {
    return new GenericDomainEventMessage<>("Test", id(name), sequence, event);
  }

  /** As a processor reads it, from behind a position up to the head there is now. */
  List<TrackedEventMessage<?>> readBehind(long position) {
    List<TrackedEventMessage<?>> events = new ArrayList<>();
    long head = log.index();
    try (BlockingStream<TrackedEventMessage<?>> stream =
        store.openStream(Positions.token(position))) {
      while (position < head && stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
        TrackedEventMessage<?> event = stream.nextAvailable();
        position = event.trackingToken().position().orElseThrow();
        events.add(event);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return events;
  }

  @Override
  public void close() {
    server.close();
  }
}
