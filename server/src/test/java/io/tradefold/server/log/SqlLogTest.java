package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What the age of a projection's lag rests on. */
@ParameterizedClass(name = "{0}")
@EnumSource(SqlKind.class)
class SqlLogTest {

  private final SqlKind kind;

  @TempDir private Path folder;
  private LogFixture log;
  private SqlLog pages;

  SqlLogTest(SqlKind kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    log = new LogFixture(kind, folder);
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("engine", log.engine);
    pages = new SqlLog(beans.getBeanProvider(LogEngine.class), log.order, log.source, false);
    for (int number = 0; number < 3; number++) {
      log.append("thing", number, Counted.of(number));
    }
  }

  @AfterEach
  void close() throws IOException {
    log.close();
  }

  @Test
  void theFirstEventBehindAPositionIsFoundByItself() {
    List<Instant> recorded =
        log.readAfter(null).stream().map(TrackedEventMessage::getTimestamp).toList();

    assertThat(pages.recordedBehind(0, 3)).isEqualTo(recorded.get(0));
    assertThat(pages.recordedBehind(1, 3)).isEqualTo(recorded.get(1));
    assertThat(pages.recordedBehind(1, 2))
        .isEqualTo(pages.page(null, 1, 2).events().getFirst().getTimestamp());
    assertThat(pages.recordedBehind(3, 3)).isNull();
    assertThat(pages.recordedBehind(2, 2)).isNull();
  }
}
