package io.tradefold.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IdFilterTest {

  @Test
  void itNeverForgetsAndIsSeldomWrong() {
    IdFilter filter = new IdFilter();
    for (int i = 0; i < 150_000; i++) {
      filter.add("id-" + i);
    }
    int wrong = 0;
    for (int i = 0; i < 150_000; i++) {
      assertThat(filter.mayContain("id-" + i)).isTrue();
      wrong += filter.mayContain("other-" + i) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(1_500);
    assertThat(filter.size()).isLessThan(600_000);
  }

  @Test
  void itIsSmallForAFewAndBoundedForAMillion() {
    IdFilter filter = new IdFilter();
    assertThat(filter.mayContain("a")).isFalse();
    filter.add("a");
    assertThat(filter.size()).isEqualTo(128);
    for (int i = 0; i < 1_000_000; i++) {
      filter.add("id-" + i);
    }
    assertThat(filter.size()).isLessThan(600_000);
    assertThat(filter.mayContain("a")).isTrue();
  }

  @Test
  void itSurvivesJsonAndItsHashNeverChanges() {
    IdFilter filter = new IdFilter();
    filter.add("trade-1");
    JsonMapper json = JsonMapper.builder().build();
    String text = json.writeValueAsString(filter);
    assertThat(json.readValue(text, IdFilter.class).mayContain("trade-1")).isTrue();
    assertThat(text).hasSizeLessThan(220);
  }
}
