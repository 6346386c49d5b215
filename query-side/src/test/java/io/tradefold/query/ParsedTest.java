package io.tradefold.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParsedTest {

  private final Parsed parsed = new Parsed();
  private final AtomicInteger parses = new AtomicInteger();

  @Test
  void aTextThatHasNotChangedIsParsedOnce() {
    Stored<String> first = of("a", "7\n\"x\"");
    Stored<String> second = of("a", "7\n\"x\"");

    assertThat(second).isSameAs(first);
    assertThat(parses).hasValue(1);
  }

  @Test
  void whatIsServedIsWhatTheTextSaysNow() {
    of("a", "7\n\"x\"");

    assertThat(of("a", "8\n\"y\"").view()).isEqualTo("8\n\"y\"");
    assertThat(of("a", "7\n\"x\"").view()).isEqualTo("7\n\"x\"");
  }

  @Test
  void placesDoNotMeet() {
    of("a", "7\n\"x\"");

    assertThat(of("b", "7\n\"y\"").view()).isEqualTo("7\n\"y\"");
  }

  @Test
  void manyLargeTextsAreForgottenAndStillServedRight() {
    String large = "x".repeat(1_000_000);
    for (int i = 0; i < 20; i++) {
      assertThat(of("place-" + i, large + i).view()).isEqualTo(large + i);
    }
    parses.set(0);

    of("place-0", large + 0);

    assertThat(parses).as("the first was forgotten").hasValue(1);
  }

  private Stored<String> of(String place, String text) {
    return Objects.requireNonNull(
        parsed.of(
            place,
            String.class,
            text,
            () -> {
              parses.incrementAndGet();
              return new Stored<>(place, 7, text, null);
            }));
  }
}
