package io.tradefold.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeftAloneTest {

  private final AtomicLong now = new AtomicLong(Long.MIN_VALUE);
  private final LeftAlone store = new LeftAlone(now::get);

  @Test
  void itIsAskedUntilItFails() {
    assertThat(store.isNow()).isFalse();
  }

  @Test
  void afterAFailureItIsLeftAloneForHalfASecond() {
    now.addAndGet(7);
    store.failed();
    assertThat(store.isNow()).isTrue();

    now.addAndGet(499_999_999);
    assertThat(store.isNow()).isTrue();

    now.addAndGet(1);
    assertThat(store.isNow()).isFalse();
  }
}
