package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class AloneOrSharedTest {

  private static final String LOG = "tradefold.event-log=postgresql";
  private static final String MONGO = "spring.mongodb.uri=mongodb://there";
  private static final String REDIS = "spring.data.redis.sentinel.nodes[0]=there:1";

  @Test
  void aServerByItselfNeedsNothing() {
    assertThat(missing()).isEmpty();
    assertThat(missing("tradefold.roles=query,command,projection")).isEmpty();
    assertThat(missing(MONGO)).isEmpty();
    assertThat(missing(LOG)).isEmpty();
  }

  @Test
  void whoeverLeavesARoleToOthersSharesEverythingWithThem() {
    assertThat(missing("tradefold.roles=query")).hasSize(3);
    assertThat(missing("tradefold.roles=projection,command", LOG)).hasSize(2);
    assertThat(missing("tradefold.roles=projection", LOG, MONGO))
        .singleElement()
        .asString()
        .startsWith("spring.data.redis.url");
    assertThat(missing("tradefold.roles=projection", LOG, MONGO, REDIS)).isEmpty();
  }

  @Test
  void whoeverOnlyTakesCommandsHasNoMongo() {
    assertThat(missing("tradefold.roles=command", LOG, REDIS)).isEmpty();
  }

  @Test
  void whoeverSharesTheLogAndTheViewsSharesRedis() {
    assertThat(missing(LOG, MONGO)).hasSize(1);
    assertThat(missing(LOG, MONGO, REDIS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tradefold.event-log=EMBEDDED",
        "tradefold.eventLog=Embedded",
        "tradefold.event-log=embedded"
      })
  void howTheLogIsSpelledMakesNoDifference(String embedded) {
    assertThat(missing(embedded, MONGO)).isEmpty();
    assertThat(missing(embedded, "tradefold.roles=command", REDIS))
        .singleElement()
        .asString()
        .startsWith("tradefold.event-log");
  }

  private static List<String> missing(String... settings) {
    MockEnvironment environment = new MockEnvironment();
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      environment.setProperty(pair[0], pair[1]);
    }
    return AloneOrShared.missing(environment);
  }
}
