package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(SqlKind.class)
class LogEngineTest {

  private final SqlKind kind;

  @TempDir Path data;
  private LogFixture log;

  LogEngineTest(SqlKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    log = new LogFixture(kind, data);
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  void aRowNamesItsCommunityItsPublishedNameAndWhenItWasRecorded() {
    log.append("a", 0, Counted.of(1));

    assertThat(log.jdbc().queryForMap("SELECT * FROM event"))
        .containsEntry("community_id", "acme")
        .containsEntry("name", "test.counted")
        .containsEntry("revision", "2")
        .containsEntry("aggregate_id", "a")
        .containsEntry("sequence", 0L)
        .hasEntrySatisfying(
            "recorded_at",
            at ->
                assertThat(at)
                    .asString()
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    assertThat(log.jdbc().queryForObject("SELECT payload FROM event", byte[].class))
        .asString()
        .isEqualTo("{\"communityId\":\"acme\",\"number\":1}");
  }

  @Test
  void theHeadIsTheLastPositionAndSurvivesAReopening() throws IOException {
    assertThat(log.order.head()).isZero();
    log.append("a", 0, Counted.of(1));
    log.append("a", 1, Counted.of(2));
    long head = log.order.head();
    assertThat(head).isEqualTo(positionOf(last(log.readAfter(null))));

    log.close();
    open();

    assertThat(log.order.head()).isEqualTo(head);
  }

  @Test
  void nothingBecomesVisibleBelowAPositionThatIsVisible() {
    CountDownLatch inserted = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<Void> slow =
        CompletableFuture.runAsync(
            () -> {
              Transaction transaction = log.transactions.startTransaction();
              log.append("slow", 0, Counted.of(1));
              inserted.countDown();
              awaitLatch(mayCommit);
              transaction.commit();
            });
    awaitLatch(inserted);
    CompletableFuture<Void> fast =
        CompletableFuture.runAsync(() -> log.append("fast", 0, Counted.of(2)));

    Awaitility.await()
        .during(200, TimeUnit.MILLISECONDS)
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> log.readAfter(null).isEmpty() && !fast.isDone());
    mayCommit.countDown();
    slow.join();
    fast.join();

    assertThat(log.readAfter(null))
        .extracting(event -> ((Counted) event.getPayload()).number())
        .containsExactly(1L, 2L);
  }

  @Test
  void whatIsRolledBackLeavesNoGapInTheTokens() {
    log.append("a", 0, Counted.of(1));
    Transaction transaction = log.transactions.startTransaction();
    log.append("a", 1, Counted.of(2));
    transaction.rollback();
    log.append("a", 1, Counted.of(3));

    List<TrackedEventMessage<?>> events = log.readAfter(null);

    assertThat(events).hasSize(2);
    assertThat(((GapAwareTrackingToken) last(events).trackingToken()).getGaps()).isEmpty();
    assertThat(log.order.head()).isEqualTo(positionOf(last(events)));
    assertThat(log.engine.createHeadToken()).isEqualTo(last(events).trackingToken());
  }

  @Test
  void theTurnIsGivenUpAfterARefusedInsert() {
    log.append("a", 0, Counted.of(1));

    assertThatThrownBy(() -> log.append("a", 0, Counted.of(2)))
        .isInstanceOf(AggregateStreamCreationException.class);
    log.append("a", 1, Counted.of(3));
    assertThatThrownBy(() -> log.append("a", 1, Counted.of(4)))
        .isInstanceOf(ConcurrencyException.class);

    CompletableFuture.runAsync(() -> log.append("a", 2, Counted.of(5)))
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
    assertThat(log.readAfter(null)).hasSize(3);
  }

  @Test
  void eventsOfOneCommitAreReadInOrderWithTheirAggregate() {
    log.engine.appendEvents(
        List.of(
            LogFixture.message("a", 0, Counted.of(1)),
            LogFixture.message("a", 1, Counted.of(2)),
            LogFixture.message("b", 0, Counted.of(3))));

    assertThat(log.engine.readEvents("a").asStream().<Object>map(event -> event.getPayload()))
        .containsExactly(Counted.of(1), Counted.of(2));
  }

  @Test
  void noAggregateDecidesWithoutAnEventThatItDoesNotKnow() {
    log.append("a", 0, Counted.of(1));
    log.append("a", 1, Counted.of(2));
    log.jdbc().update("UPDATE event SET name = 'test.of-tomorrow' WHERE sequence = 1");

    assertThatThrownBy(() -> log.engine.readEvents("a").asStream().toList())
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("'test.of-tomorrow'");
    assertThat(log.readAfter(null)).as("whoever follows the log gets to see it").hasSize(2);
  }

  @Test
  void longGapsOfPositionsAreSteppedOver() {
    log.append("a", 0, Counted.of(1));
    log.jdbc().execute("ALTER TABLE event ALTER COLUMN position RESTART WITH 100000");
    log.append("a", 1, Counted.of(2));

    assertThat(log.readAfter(null)).hasSize(2);
  }

  @Test
  void aPayloadOfSeveralMegabytesIsStoredAndReadWhole() {
    String incompressible =
        new Random(7)
            .ints(3_000_000, '0', 'z')
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    var big =
        new CommunityEvent.ProfileChanged(
            CommunityId.of("acme"), incompressible, Annualisation.WEEKDAYS);

    log.append("big", 0, big);

    assertThat(log.readAfter(null))
        .extracting(TrackedEventMessage::getPayload)
        .isEqualTo(List.of(big));
    assertThat(
            log.jdbc().queryForObject("SELECT payload_rest IS NOT NULL FROM event", Boolean.class))
        .isTrue();
  }

  @Test
  void whatIsNoEventOfAnAggregateIsRefused() {
    assertThatThrownBy(
            () -> log.engine.appendEvents(List.of(GenericEventMessage.asEventMessage("hello"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long positionOf(TrackedEventMessage<?> event) {
    return event.trackingToken().position().orElseThrow();
  }

  private static TrackedEventMessage<?> last(List<TrackedEventMessage<?>> events) {
    return events.getLast();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
