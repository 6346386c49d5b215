package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.community.CommunityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  /** An event that says how heavy it is. */
  private record Load(CommunityId communityId, int facts) implements Event {}

  @Test
  void batchesHoldAtMostSoManyFactsUnlessOneEventHoldsMore() {
    assertThat(cut(2_000, 400, 300, 9_000, 1))
        .containsExactly(List.of(2_000, 400), List.of(300), List.of(9_000), List.of(1));
  }

  @Test
  void ordinaryEventsMakeOneBatch() {
    Integer[] ones = new Integer[500];
    Arrays.fill(ones, 1);

    assertThat(cut(ones)).containsExactly(List.of(ones));
  }

  @Test
  void aFullBatchIsNotOverfilledByOneMore() {
    assertThat(cut(Delivery.FACTS, 1)).containsExactly(List.of(Delivery.FACTS), List.of(1));
    assertThat(cut(Delivery.FACTS - 1, 1)).containsExactly(List.of(Delivery.FACTS - 1, 1));
  }

  private static List<List<Integer>> cut(Integer... facts) {
    List<Recorded<Event>> events = new ArrayList<>();
    for (int weight : facts) {
      events.add(
          new Recorded<>(
              events.size(), Instant.EPOCH, new Load(CommunityId.of("acme"), weight), "ann"));
    }
    return Delivery.cut(events).stream()
        .map(stretch -> stretch.stream().map(event -> event.event().facts()).toList())
        .toList();
  }
}
