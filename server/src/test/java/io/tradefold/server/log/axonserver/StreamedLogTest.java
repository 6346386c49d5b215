package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.server.log.Counted;
import io.tradefold.server.log.LogRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamedLogTest {

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
  void aPageEndsWhereItWasAsked() {
    append(5);

    EventLog.Page page = log.log.page(null, start + 1, start + 3);

    assertThat(page.last()).isTrue();
    assertThat(numbers(page)).containsExactly(1L, 2L);
  }

  @Test
  void aPageBeyondTheHeadWaitsForNobody() {
    append(2);
    long before = System.nanoTime();

    assertThat(numbers(log.log.page(null, start, Long.MAX_VALUE))).containsExactly(0L, 1L);
    assertThat(log.log.page(null, start + 2, Long.MAX_VALUE))
        .isEqualTo(new EventLog.Page(List.of(), true));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void pagesHoldFiveHundredEventsAtMostAndTogetherAllOfThem() {
    append(1_203);

    List<Long> read = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    EventLog.Page page;
    long after = start;
    do {
      page = log.log.page(null, after, start + 1_203);
      sizes.add(page.events().size());
      read.addAll(numbers(page));
      after = page.events().getLast().trackingToken().position().orElseThrow();
    } while (!page.last());

    assertThat(sizes).containsExactly(500, 500, 203);
    assertThat(read).hasSize(1_203).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void behindNothingIsBehindTheBeginningToo() {
    append(1);

    assertThat(log.log.page(null, -1, 1).events()).hasSize(1);
    assertThat(log.log.page(null, -1, 0).events()).isEmpty();
    assertThat(log.log.rows(-1, 1, 10)).hasSize(1);
  }

  @Test
  void aPageOfOneCommunityHoldsItsEventsOnly() {
    CommunityId mine = CommunityId.of(log.run + "-mine");
    for (int i = 0; i < 30; i++) {
      log.append("a", i, i % 7 == 0 ? new Counted(mine, i) : Counted.of(i));
    }

    EventLog.Page page = log.log.page(mine, start, start + 30);

    assertThat(numbers(page)).containsExactly(0L, 7L, 14L, 21L, 28L);
    assertThat(page.last()).isTrue();
    assertThat(log.log.page(CommunityId.of(log.run + "-nobody"), 0, start + 30).events()).isEmpty();
  }

  @Test
  void theFirstEventBehindAPositionTellsWhenItWasRecorded() {
    append(3);
    List<Instant> recorded =
        log.readBehind(start).stream().map(TrackedEventMessage::getTimestamp).toList();

    assertThat(log.log.recordedBehind(start, start + 3)).isEqualTo(recorded.get(0));
    assertThat(log.log.recordedBehind(start + 1, start + 2)).isEqualTo(recorded.get(1));
    assertThat(log.log.recordedBehind(start + 3, start + 3)).isNull();
    assertThat(log.log.recordedBehind(start + 3, start + 9)).isNull();
  }

  @Test
  void rowsAreWhatWasStored() {
    append(3);

    List<LogRow> rows = log.log.rows(start, start + 3, 2);

    assertThat(rows).extracting(LogRow::position).containsExactly(start + 1, start + 2);
    assertThat(log.log.rows(start + 2, start + 3, 2)).hasSize(1);
    assertThat(log.log.rows(start + 3, start + 3, 2)).isEmpty();
    assertThat(rows.getFirst())
        .usingRecursiveComparison()
        .ignoringFields("eventId", "recordedAt")
        .isEqualTo(
            new LogRow(
                start + 1,
                "",
                log.id("a"),
                0,
                "Test",
                "",
                "acme",
                "test.counted",
                "2",
                "{\"communityId\":\"acme\",\"number\":0}",
                "{\"communityId\":\"acme\"}"));
    assertThat(rows.getFirst().recordedAt())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void aServerThatIsAwayIsNoticedWithinSeconds() {
    try (AxonServerFixture nobody =
        new AxonServerFixture("localhost:1", SnapshotFilter.allowAll())) {
      long before = System.nanoTime();

      assertThatThrownBy(() -> nobody.log.ask()).matches(AxonServerAbsence::is);
      assertThatThrownBy(() -> nobody.append("a", 0, Counted.of(1))).matches(AxonServerAbsence::is);
      assertThatThrownBy(() -> nobody.store.readEvents("a").asStream().toList())
          .matches(AxonServerAbsence::is);
      assertThatThrownBy(() -> nobody.server.await("localhost:1", Duration.ofMillis(1)))
          .isInstanceOf(AxonServerAway.class)
          .hasMessageContaining("localhost:1");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private void append(int events) {
    log.engine.appendEvents(
        IntStream.range(0, events)
            .mapToObj(number -> log.message("a", number, Counted.of(number)))
            .toList());
  }

  private static List<Long> numbers(EventLog.Page page) {
    return page.events().stream().map(event -> ((Counted) event.getPayload()).number()).toList();
  }
}
