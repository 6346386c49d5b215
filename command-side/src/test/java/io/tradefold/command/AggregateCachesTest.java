package io.tradefold.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.LogHead;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An aggregate is taken from memory only as long as nobody else has gone on with it. */
class AggregateCachesTest {

  private static final String ID = "thing-1";

  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();

  /** Says nothing but its id. */
  static final class Thing {

    @SuppressWarnings("UnusedVariable") // Axon reads it
    @AggregateIdentifier
    private final String id = ID;
  }

  @AfterEach
  void close() {
    log.shutDown();
  }

  @Test
  void whoHasTheLogToItselfTakesWhatIsThere() {
    Cache cache = AggregateCaches.ofSize(2, () -> 0, () -> log);
    cache.put(ID, entry());

    append(0);

    assertThat(cache.<String, Object>get(ID)).isNotNull();
  }

  @Test
  void whoSharesItTakesOnlyWhatIsTheLatest() {
    Cache cache = AggregateCaches.ofSize(2, new SharedLog(), () -> log);
    append(0);
    cache.put(ID, entry());
    assertThat(cache.<String, Object>get(ID)).isNotNull();

    append(1); // by another process

    assertThat(cache.<String, Object>get(ID)).isNull();
    assertThat(cache.containsKey(ID)).as("it does not come back").isFalse();
  }

  @Test
  void whoWantsNoneGetsNone() {
    assertThat(AggregateCaches.ofSize(0, new SharedLog(), () -> log)).isSameAs(NoCache.INSTANCE);
  }

  private static final class SharedLog implements LogHead {

    @Override
    public long index() {
      return 0;
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  /** Of the aggregate as its first event has left it. */
  private AggregateCacheEntry<Thing> entry() {
    EventSourcedAggregate<Thing> aggregate =
        EventSourcedAggregate.initialize(
            new Thing(),
            AnnotatedAggregateMetaModelFactory.inspectAggregate(Thing.class),
            log,
            NoSnapshotTriggerDefinition.TRIGGER);
    aggregate.initializeState(DomainEventStream.of(List.of(event(0))));
    return new AggregateCacheEntry<>(aggregate);
  }

  private void append(long sequence) {
    log.publish(event(sequence));
  }

  private static DomainEventMessage<String> event(long sequence) {
    return new GenericDomainEventMessage<>("Thing", ID, sequence, "happened");
  }
}
