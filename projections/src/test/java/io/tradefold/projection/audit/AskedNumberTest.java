package io.tradefold.projection.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AskedNumberTest {

  @Test
  void eachReadingAsksAnew() {
    AtomicInteger stored = new AtomicInteger(3);
    AskedNumber number = new AskedNumber(stored::get);

    assertThat(number.get()).isEqualTo(3);
    stored.set(4);
    assertThat(number.get()).isEqualTo(4);
  }

  @Test
  void whatCannotBeAskedIsNoNumber() {
    AskedNumber number =
        new AskedNumber(
            () -> {
              throw new IllegalStateException("the store is away");
            });

    assertThat(number.get()).isEqualTo(Double.NaN);
  }

  /** MongoDB's driver looks for a server for half a minute; nobody scrapes for so long. */
  @Test
  @Timeout(20)
  void aStoreThatDoesNotAnswerIsNotWaitedForAndNotAskedAgainMeanwhile() {
    CountDownLatch back = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    AskedNumber number =
        new AskedNumber(
            () -> {
              asked.incrementAndGet();
              awaitQuietly(back);
              return 7;
            });

    assertThat(number.get()).isEqualTo(Double.NaN);
    assertThat(number.get()).isEqualTo(Double.NaN);
    assertThat(asked).hasValue(1);

    back.countDown();
    await().until(() -> number.get().equals(7));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
