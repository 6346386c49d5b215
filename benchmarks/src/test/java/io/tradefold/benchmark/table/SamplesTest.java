package io.tradefold.benchmark.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(Samples.of(5, 1, 100).median()).isEqualTo(5);
    assertThat(Samples.of(1, 2, 4, 100).median()).isEqualTo(3);
  }

  @Test
  void figuresHaveThreeSignificantDigits() {
    assertThat(Samples.of(8412.4, 7990.1, 8601).in("/s")).isEqualTo("8,412 (7,990–8,601) /s");
    assertThat(Samples.of(0.51234).in("%")).isEqualTo("51.2 %");
    assertThat(Samples.of(0.7365, 0.742).in("ms")).isEqualTo("0.739 (0.737–0.742) ms");
  }

  @Test
  void ratiosAreFormedTurnByTurn() {
    Iterator<Double> ours = List.of(10.0, 30.0, 20.0).iterator();
    Iterator<Double> peer = List.of(20.0, 30.0, 80.0).iterator();

    Paired paired = Paired.byTurns(3, ours::next, peer::next);

    assertThat(paired.ratio().median()).isEqualTo(0.5);
    assertThat(paired.faster().ratio().median()).isEqualTo(2);
    assertThat(paired.faster().ratio().max()).isEqualTo(4);
  }
}
