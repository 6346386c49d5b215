package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.query.StoredViews;
import io.tradefold.query.Views;
import io.tradefold.server.TestTokens;
import io.tradefold.server.TradefoldApplication;
import io.tradefold.server.http.Api;
import io.tradefold.server.http.Api.Answer;
import io.tradefold.stores.NeedsRealMongo;
import io.tradefold.stores.RealMongo;
import io.tradefold.stores.RecordedQueries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The whole server on a real MongoDB, with some thousand documents: whatever it asks, MongoDB finds
 * by an index, and looks at hardly more than it answers.
 */
@ExtendWith(NeedsRealMongo.class)
class PlansTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EXECUTIONS = 3_000;

  /** Fewer would mean that somebody has not asked what this test has him ask. */
  private static final int FORMS_AT_LEAST = 15;

  private static final RecordedQueries RECORDED = new RecordedQueries();

  @TempDir private Path temp;

  /** Not a configuration that a running server would find. */
  static final class Listening {

    @Bean
    MongoClientSettingsBuilderCustomizer listening() {
      return settings -> settings.addCommandListener(RECORDED);
    }
  }

  @Test
  void noQuerySearchesAWholeCollection() {
    try (RealMongo mongo = new RealMongo();
        ConfigurableApplicationContext server = started(mongo)) {
      int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      Api ann = new Api(port, "token-ann");
      for (String community : new String[] {"one", "two"}) {
        trade(ann, community);
      }
      askByIndex(server.getBean(StoredViews.class));
      audit(new Api(port, "token-otto"));

      assertThat(RECORDED.unknown()).isEmpty();
      assertThat(RECORDED.forms()).isGreaterThan(FORMS_AT_LEAST);
      assertThat(RECORDED.badPlans(mongo.template().getDb())).isEmpty();
    }
  }

  private ConfigurableApplicationContext started(RealMongo mongo) {
    return new SpringApplicationBuilder(TradefoldApplication.class, Listening.class)
        .run(
            "--server.port=0",
            "--tradefold.data=" + temp.resolve("data"),
            "--spring.mongodb.uri=" + mongo.uri(),
            "--tradefold.access-tokens[0].hash=" + TestTokens.hashOf("token-ann"),
            "--tradefold.access-tokens[0].principal=ann",
            "--tradefold.access-tokens[1].hash=" + TestTokens.hashOf("token-otto"),
            "--tradefold.access-tokens[1].principal=otto",
            "--tradefold.access-tokens[1].operator=true");
  }

  private static void trade(Api ann, String community) {
    done(
        ann.post(
            "/api/community",
            Map.of(
                "communityId",
                community,
                "name",
                community,
                "baseCurrency",
                "USD",
                "timeZone",
                "UTC",
                "annualisation",
                252)));
    done(
        ann.post(
            "/api/trader/accounts",
            Map.of(
                "accountId", "of-" + community,
                "communityId", community,
                "name", "A",
                "currency", "USD",
                "startingBalance", "100000")));
    Answer imported =
        done(ann.csv("/api/trader/accounts/of-" + community + "/executions", executions()));
    for (String view :
        new String[] {
          "overview?accountId=of-" + community,
          "analytics/performance?accountId=of-" + community,
          "trades?accountId=of-" + community,
          "accounts"
        }) {
      done(ann.getAfter(imported, "/api/trader/" + view));
    }
  }

  /** Each buys and sells again, so every two are a trade. */
  private static String executions() {
    StringBuilder csv = new StringBuilder("executionId,at,symbol,side,quantity,price\n");
    Instant start = Instant.parse("2024-01-02T10:00:00Z");
    for (int number = 0; number < EXECUTIONS; number++) {
      csv.append(
          "e-%d,%s,S%d,%s,1,%d%n"
              .formatted(
                  number,
                  start.plus(Duration.ofMinutes(90L * number)),
                  number / 2 % 40,
                  number % 2 == 0 ? "BUY" : "SELL",
                  100 + number % 7));
    }
    return csv.toString();
  }

  private static void askByIndex(StoredViews views) {
    assertThat(views.where(Views.COMMUNITY, CommunityProfile.BY_OWNER, "ann")).hasSize(2);
    assertThat(views.where(Views.TRADER_ACCOUNTS, TraderAccounts.BY_TRADER, "ann")).hasSize(2);
  }

  private static void audit(Api otto) {
    ended(otto, otto.post("/api/audit/verifications", Map.of()));
    ended(otto, otto.post("/api/audit/verifications", Map.of("communityId", "one")));
    ended(otto, otto.post("/api/audit/rebuilds", Map.of("projection", "trades")));
    done(otto.get("/api/audit/verifications"));
    done(otto.get("/api/audit/rebuilds"));
    done(otto.get("/api/audit/blocked"));
  }

  private static void ended(Api otto, Answer begun) {
    String place = done(begun).header("Location");
    await()
        .atMost(PATIENCE)
        .until(() -> !otto.get(place).json().get("state").asString().equals("RUNNING"));
    assertThat(otto.get(place).json().get("state").asString()).isNotEqualTo("DIFFERENT");
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 202);
    return answer;
  }
}
