package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.event.Event;
import io.tradefold.api.TooLarge;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.server.log.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AxonServerEngineTest {

  private AxonServerFixture log;
  private long start;

  @BeforeEach
  void open() {
    log = new AxonServerFixture();
    start = log.log.index();
  }

  @AfterEach
  void close() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void positionsBeginAtOneAndTheHeadIsTheLast() {
    log.append("a", 0, Counted.of(1));
    log.append("a", 1, Counted.of(2));

    assertThat(log.log.index()).isEqualTo(start + 2);
    assertThat(log.readBehind(start))
        .extracting(event -> event.trackingToken())
        .isEqualTo(
            List.of(
                new GlobalSequenceTrackingToken(start + 1),
                new GlobalSequenceTrackingToken(start + 2)));
    assertThat(log.store.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(start + 2));
    assertThat(log.store.createTailToken()).isNull();
    assertThat(log.log.page(null, 0, 1).events())
        .extracting(event -> event.trackingToken())
        .isEqualTo(List.of(new GlobalSequenceTrackingToken(1)));
  }

  @Test
  void aStreamBeginsBehindItsTokenAndMissesNothing() {
    log.append("a", 0, Counted.of(1));
    long one = log.log.index();
    log.append("a", 1, Counted.of(2));
    log.append("a", 2, Counted.of(3));

    assertThat(log.readBehind(one))
        .extracting(TrackedEventMessage::getPayload)
        .isEqualTo(List.of(Counted.of(2), Counted.of(3)));
  }

  @Test
  void whoFollowsTheLogIsToldWhenSomethingComes() throws InterruptedException {
    try (BlockingStream<TrackedEventMessage<?>> stream =
        log.store.openStream(Positions.token(start))) {
      AtomicInteger told = new AtomicInteger();
      assertThat(stream.hasNextAvailable()).isFalse();
      assertThat(stream.setOnAvailableCallback(told::incrementAndGet)).isTrue();
      log.append("a", 0, Counted.of(1));

      Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> told.get() > 0);
      assertThat(stream.hasNextAvailable()).isTrue();
    }
  }

  @Test
  void whoeverIsSecondWithASequenceNumberHasLostTheRace() {
    log.append("a", 0, Counted.of(1));

    assertThatThrownBy(() -> log.append("a", 0, Counted.of(2)))
        .isInstanceOf(AggregateStreamCreationException.class);
    log.append("a", 1, Counted.of(3));
    assertThatThrownBy(() -> log.append("a", 1, Counted.of(4)))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(log.log.index()).isEqualTo(start + 2);
  }

  @Test
  void ofManyWhoAppendAtOnceEachGetsItsPlaceAndNobodyIsSkipped() {
    List<CompletableFuture<Void>> appends =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < 20; i++) {
                            log.append("a" + number, i, Counted.of(number));
                          }
                        }))
            .toList();
    List<Long> seen = new ArrayList<>();
    long position = start;
    while (seen.size() < 160) {
      for (TrackedEventMessage<?> event : log.readBehind(position)) {
        position = event.trackingToken().position().orElseThrow();
        seen.add(position);
      }
    }
    CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();

    assertThat(seen).isEqualTo(LongStream.rangeClosed(start + 1, start + 160).boxed().toList());
  }

  @Test
  void whoHasAppendedFindsItBelowTheHead() {
    List<CompletableFuture<List<Long>>> appends =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () ->
                            LongStream.range(0, 50)
                                .map(
                                    i -> {
                                      log.append("a" + number, i, Counted.of(i));
                                      return log.log.index();
                                    })
                                .boxed()
                                .toList()))
            .toList();
    Map<String, Long> heads = new HashMap<>();
    for (int number = 0; number < 8; number++) {
      List<Long> after = appends.get(number).join();
      for (int i = 0; i < 50; i++) {
        heads.put(log.id("a" + number) + "/" + i, after.get(i));
      }
    }

    assertThat(log.log.rows(start, start + 400, 400))
        .hasSize(400)
        .allSatisfy(
            row ->
                assertThat(row.position())
                    .isLessThanOrEqualTo(heads.get(row.aggregateId() + "/" + row.sequence())));
  }

  @Test
  void whatAUnitOfWorkAppendsIsStoredWhenItCommits() {
    DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
    log.append("a", 0, Counted.of(1));
    log.append("a", 1, Counted.of(2));
    assertThat(log.log.index()).isEqualTo(start);

    unit.commit();

    assertThat(log.log.index()).isEqualTo(start + 2);
  }

  @Test
  void whatIsRolledBackIsNotStored() {
    DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
    log.append("a", 0, Counted.of(1));
    unit.rollback();

    assertThat(log.log.index()).isEqualTo(start);
    assertThat(log.engine.lastSequenceNumberFor(log.id("a"))).isEmpty();
  }

  @Test
  void anEventNamesItsCommunityAndIsStoredUnderItsPublishedName() {
    log.append("a", 0, Counted.of(1));

    TrackedEventMessage<?> event = log.readBehind(start).getFirst();

    assertThat(event.getMetaData()).isEqualTo(Map.of("communityId", "acme"));
    assertThat(log.log.rows(start, start + 1, 10))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.name()).isEqualTo("test.counted");
              assertThat(row.revision()).isEqualTo("2");
              assertThat(row.aggregateId()).isEqualTo(log.id("a"));
              assertThat(row.payload()).isEqualTo("{\"communityId\":\"acme\",\"number\":1}");
            });
  }

  @Test
  void eventsOfAnAggregateAreReadFromAnySequenceNumber() {
    log.engine.appendEvents(
        List.of(
            log.message("a", 0, Counted.of(1)),
            log.message("a", 1, Counted.of(2)),
            log.message("b", 0, Counted.of(3))));

    assertThat(log.store.readEvents(log.id("a")).asStream().<Object>map(e -> e.getPayload()))
        .containsExactly(Counted.of(1), Counted.of(2));
    assertThat(log.store.readEvents(log.id("a"), 1).asStream().<Object>map(e -> e.getPayload()))
        .containsExactly(Counted.of(2));
    assertThat(log.store.readEvents(log.id("nobody")).asStream()).isEmpty();
    assertThat(log.engine.lastSequenceNumberFor(log.id("a"))).hasValue(1L);
  }

  @Test
  void noAggregateDecidesWithoutAnEventThatItDoesNotKnow() {
    log.append("a", 0, Counted.of(1));
    Append append = new Append(log.server);
    Event stored = StoredEvent.of(log.message("a", 1, Counted.of(2)), log.serializer);
    append.add(
        List.of(
            stored.toBuilder()
                .setPayload(stored.getPayload().toBuilder().setType("test.of-tomorrow"))
                .build()));
    append.commit();

    assertThatThrownBy(() -> log.store.readEvents(log.id("a")).asStream().toList())
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("'test.of-tomorrow'");
    assertThat(log.readBehind(start).getLast().getPayload())
        .as("whoever follows the log gets to see it")
        .isInstanceOf(UnknownSerializedType.class);
  }

  @Test
  void aPayloadOfMegabytesIsPackedOnItsWayAndReadWhole() {
    CommunityEvent.ProfileChanged big = named("a long name ".repeat(1_000_000));

    log.append("big", 0, big);

    assertThat(log.readBehind(start))
        .extracting(TrackedEventMessage::getPayload)
        .isEqualTo(List.of(big));
    assertThat(log.store.readEvents(log.id("big")).next().getPayload()).isEqualTo(big);
    assertThat(log.log.rows(start, start + 1, 1).getFirst().payload())
        .hasSizeGreaterThan(12_000_000)
        .startsWith("{\"communityId\":\"acme\"");
  }

  @Test
  void anEventLargerThanAMessageMayBeIsRefusedAndSaysWhatToDo() {
    String incompressible =
        new Random(7)
            .ints(12_000_000, '0', 'z')
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    assertThatThrownBy(() -> log.append("big", 0, named(incompressible)))
        .isInstanceOf(TooLarge.class)
        .hasMessageContaining("max-message-size");
    log.append("big", 0, Counted.of(1));
    assertThat(log.log.index()).isEqualTo(start + 1);
  }

  @Test
  void manyLargeEventsGoIntoOneCommit() {
    String half =
        new Random(7)
            .ints(60_000, '0', 'z')
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    byte[] bytes = half.getBytes(StandardCharsets.UTF_8);

    log.engine.appendEvents(
        LongStream.range(0, 600).mapToObj(i -> log.message("many", i, named(half + i))).toList());

    assertThat(bytes.length * 600L).isGreaterThan(20L << 20);
    assertThat(log.log.index()).isEqualTo(start + 600);
    assertThat(log.readBehind(start)).hasSize(600);
  }

  @Test
  void whatIsNoEventOfAnAggregateIsRefused() {
    assertThatThrownBy(
            () -> log.engine.appendEvents(List.of(GenericEventMessage.asEventMessage("hello"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CommunityEvent.ProfileChanged named(String name) {
    return new CommunityEvent.ProfileChanged(CommunityId.of("acme"), name, Annualisation.WEEKDAYS);
  }
}
