package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void allGoOnAtOnce() {
    CountDownLatch begun = new CountDownLatch(3);
    Set<Integer> met = ConcurrentHashMap.newKeySet();
    SideBySide.each(
        List.of(1, 2, 3),
        number -> {
          begun.countDown();
          if (Latches.await(begun)) {
            met.add(number);
          }
        });

    assertThat(met).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void oneFailsWhenTheOthersHaveEnded() {
    CountDownLatch failing = new CountDownLatch(1);
    Set<Integer> ended = ConcurrentHashMap.newKeySet();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                SideBySide.each(
                    List.of(1, 2),
                    number -> {
                      if (number == 1) {
                        failing.countDown();
                        throw new IllegalStateException("one");
                      }
                      Latches.await(failing);
                      ended.add(number);
                    }))
        .withMessage("one");
    assertThat(ended).containsExactly(2);
  }
}
