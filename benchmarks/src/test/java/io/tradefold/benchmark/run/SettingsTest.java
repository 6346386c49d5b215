package io.tradefold.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradefold.benchmark.row.Rows;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void whatIsLeftOutIsAsTheContractSays() {
    Settings settings = Settings.of();

    assertThat(settings.trades()).isEqualTo(1_000_000);
    assertThat(settings.fewTrades()).isEqualTo(10_000);
    assertThat(Rows.all()).allMatch(row -> settings.wants(row.name()));
  }

  @Test
  void singleRowsAreAskedForByName() {
    Settings settings = Settings.of("rows=start,import", "repetitions=1");

    assertThat(Rows.all().stream().map(Row::name).filter(settings::wants))
        .containsExactlyInAnyOrder("start", "import");
    assertThat(settings.repetitions()).isEqualTo(1);
  }

  @Test
  void aSettingNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> Settings.of("reptitions=1")).hasMessageContaining("reptitions");
  }

  @Test
  void rowsHaveNamesOfTheirOwn() {
    assertThat(Rows.order()).doesNotHaveDuplicates().contains(Rows.LOAD);
  }
}
