package io.tradefold.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** For whom readiness depends on the log: the group takes the indicator where there is one. */
class LogHealthTest {

  @TempDir private Path data;

  private ApplicationContextRunner process(LogFixture log, String roles) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("engine", log.engine);
    return new ApplicationContextRunner()
        .withUserConfiguration(LogHealth.class)
        .withPropertyValues("tradefold.roles=" + roles)
        .withBean(
            Log.class,
            () -> new SqlLog(beans.getBeanProvider(LogEngine.class), log.order, log.source, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "projection", "query,projection", "command,projection,query"})
  void whoeverAppendsOrFoldsIsReadyWhenTheLogAnswers(String roles) throws IOException {
    try (LogFixture log = new LogFixture(data)) {
      process(log, roles)
          .run(
              context -> {
                HealthIndicator health = context.getBean(HealthIndicator.class);
                assertThat(health.health()).isNotNull().returns(Status.UP, Health::getStatus);
                log.source.close();
                assertThat(health.health()).isNotNull().returns(Status.DOWN, Health::getStatus);
              });
    }
  }

  @Test
  void whoeverOnlyAnswersQueriesIsReadyWithoutIt() throws IOException {
    try (LogFixture log = new LogFixture(data)) {
      process(log, "query")
          .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }
  }
}
