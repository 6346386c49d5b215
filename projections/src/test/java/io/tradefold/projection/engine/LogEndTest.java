package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradefold.api.LogHead;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LogEndTest {

  private final Head head = new Head();
  private final LogEnd end = new LogEnd(head, InstantSource.fixed(Instant.EPOCH));

  /** Of a log that other processes append to. */
  private static final class Head implements LogHead {

    private long index;
    private int asked;
    private boolean away;

    @Override
    public long index() {
      asked++;
      if (away) {
        throw new IllegalStateException("away");
      }
      return index;
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  @Test
  void whatHasJustBeenAppendedElsewhereIsWithinIt() {
    assertThat(end.seen().index()).isZero();
    head.index = 5;

    assertThat(end.within(5)).isEqualTo(5);
  }

  @Test
  void nothingBehindItIsWithinIt() {
    head.index = 5;

    assertThat(end.within(7)).isEqualTo(5);
  }

  @Test
  void aLogThatIsAwayIsNotAskedByEverybody() {
    head.index = 5;
    assertThat(end.seen().index()).isEqualTo(5);
    head.away = true;
    int before = head.asked;

    for (int i = 0; i < 10; i++) {
      assertThat(end.within(7)).isEqualTo(5);
    }

    assertThat(head.asked).isEqualTo(before + 1);
  }
}
