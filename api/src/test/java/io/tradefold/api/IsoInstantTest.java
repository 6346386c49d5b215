package io.tradefold.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

  @Test
  void whatAnInstantWritesIsReadAgain() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      int nanos =
          switch (i % 4) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1_000;
            default -> random.nextInt(1_000_000_000);
          };
      Instant instant =
          Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L), nanos);
      assertThat(IsoInstant.parse(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T15:30:00Z",
        "2026-03-02T15:30:00.5Z",
        "2026-03-02T15:30:00.120Z",
        "2026-03-02T15:30:00.000000001Z",
        "2024-02-29T00:00:00Z",
        "2026-01-31T23:59:59.999999999Z",
        "2026-03-02T15:30:00+02:00",
        "2026-03-02t15:30:00z",
        "2026-03-02T24:00:00Z",
        "2026-06-30T23:59:60Z",
        "+12026-03-02T15:30:00Z",
        "-0044-03-15T12:00:00Z"
      })
  void everyOtherFormIsReadAsJavaReadsIt(String text) {
    assertThat(IsoInstant.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-03-02T15:60:00Z",
        "2026-03-02T25:00:00Z",
        "2026-03-02 15:30:00Z",
        "2026-03-02T15:30:00.1234567890Z",
        "2026-03-02T15:30:00",
        "2026-03-02T15:30Z",
        "2026-03-0xT15:30:00Z"
      })
  void whatIsNoInstantIsRefused(String text) {
    assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
