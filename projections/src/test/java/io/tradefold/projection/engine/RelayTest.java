package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RelayTest {

  @Test
  void allAreFinishedInOrder() {
    List<String> finished = new ArrayList<>();
    Relay<Integer, String> relay = new Relay<>(number -> "n" + number, finished::add);
    for (int number = 0; number < 5; number++) {
      relay.take(number);
    }
    assertThat(finished).containsExactly("n0", "n1", "n2", "n3");
    relay.rest();
    relay.rest();
    assertThat(finished).containsExactly("n0", "n1", "n2", "n3", "n4");
  }

  @Test
  void theNextHasBegunWhileOneIsFinished() {
    CountDownLatch secondBegun = new CountDownLatch(2);
    List<Boolean> seen = new ArrayList<>();
    Relay<Integer, Integer> relay =
        new Relay<>(
            number -> {
              secondBegun.countDown();
              return number;
            },
            number -> seen.add(Latches.await(secondBegun)));
    relay.take(1);
    relay.take(2);
    relay.rest();

    assertThat(seen).containsExactly(true, true);
  }

  @Test
  void nothingIsLeftBegunWhenFinishingFails() {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch finishing = new CountDownLatch(1);
    Relay<Integer, Integer> relay =
        new Relay<>(
            number -> {
              if (number == 2) {
                Latches.await(finishing);
              }
              done.add(number);
              return number;
            },
            number -> {
              finishing.countDown();
              throw new IllegalStateException("not " + number);
            });
    relay.take(1);

    assertThatIllegalStateException().isThrownBy(() -> relay.take(2)).withMessage("not 1");
    assertThat(done).containsExactly(1, 2);
    relay.rest();
  }

  @Test
  void whatGoesWrongOverThereIsThrownHere() {
    Relay<Integer, Integer> relay =
        new Relay<>(
            number -> {
              throw new IllegalStateException("no " + number);
            },
            number -> {});
    relay.take(7);

    assertThatIllegalStateException().isThrownBy(relay::rest).withMessage("no 7");
  }
}
