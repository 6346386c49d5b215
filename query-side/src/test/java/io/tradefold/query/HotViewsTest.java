package io.tradefold.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Redis holds "hot", MongoDB holds "stored": which of the two is served tells where it was read.
 */
class HotViewsTest {

  private static final ViewKey KEY = CommunityProfile.key(CommunityId.of("acme"));
  private static final RedisSlot SLOT = CommunityProfile.slot(KEY);
  private static final RedisSlot SERVING = SLOT.in("communities_v1_g1");

  private LocalMongo mongo;
  private LocalRedis redis;
  private StoredWorld world;
  private StoredViews views;

  @BeforeEach
  void store() {
    mongo = new LocalMongo();
    redis = new LocalRedis();
    world = new StoredWorld(mongo.template());
    world.put(KEY, 7, profile("stored"));
    world.hot(redis.template(), SERVING, 7, profile("hot"));
    views = StoredViews.of(mongo.template(), redis.template());
  }

  @AfterEach
  void close() {
    redis.close();
    mongo.close();
  }

  private static CommunityProfile profile(String name) {
    return new CommunityProfile(
        CommunityId.of("acme"),
        name,
        CurrencyCode.of("USD"),
        Zone.of("UTC"),
        Annualisation.WEEKDAYS,
        TraderId.of("ann"),
        Instant.EPOCH);
  }

  private String served() {
    Optional<Stored<CommunityProfile>> found = views.hot(Views.COMMUNITY, KEY.id(), SLOT);
    return found.map(stored -> stored.view().name()).orElse("nothing");
  }

  @Test
  void redisIsReadWhenItIsTheOneThatWasFilled() {
    world.redisFilled(redis.runId());

    assertThat(served()).isEqualTo("hot");
    assertThat(views.hot(Views.COMMUNITY, KEY.id(), SLOT).map(Stored::position)).contains(7L);
  }

  @Test
  void mongoIsReadAsLongAsRedisWasNeverFilled() {
    assertThat(served()).isEqualTo("stored");
  }

  @Test
  void mongoIsReadWhenAnotherRedisWasFilled() {
    world.redisFilled("another");

    assertThat(served()).isEqualTo("stored");
  }

  @Test
  void mongoIsReadOfAGenerationThatRedisWasNotFilledWith() {
    world.redisFilled(redis.runId());
    world.alias("communities", 1, 2);
    world.put(KEY, "_v1_g2", 7, profile("stored in the second"), null);
    world.hot(redis.template(), SLOT.in("communities_v1_g2"), 6, profile("old"));

    assertThat(served()).isEqualTo("stored in the second");
  }

  @Test
  void theDirtyMarkIsSeenWithinFiftyMilliseconds() {
    world.redisFilled(redis.runId());
    assertThat(served()).isEqualTo("hot");

    world.redisDirty(redis.runId());
    long marked = System.nanoTime();
    String last = served();
    while (last.equals("hot")) {
      assertThat(Duration.ofNanos(System.nanoTime() - marked)).isLessThan(Duration.ofMillis(50));
      last = served();
    }
    assertThat(last).isEqualTo("stored");
  }

  @Test
  void mongoIsReadForWhatRedisDoesNotHold() {
    world.redisFilled(redis.runId());
    redis.template().opsForHash().delete(SERVING.key(), SERVING.field());

    assertThat(served()).isEqualTo("stored");
  }

  @Test
  void mongoIsReadWhereRedisSaysSo() {
    world.redisFilled(redis.runId());
    redis.template().opsForHash().put(SERVING.key(), SERVING.field(), "8\n");

    assertThat(served()).isEqualTo("stored");
  }

  @Test
  void mongoIsReadWhileRedisIsAwayAndAfterItCameBackAsAnother() {
    world.redisFilled(redis.runId());
    assertThat(served()).isEqualTo("hot");

    redis.goAway();
    assertThat(served()).isEqualTo("stored");
    redis.comeBackEmpty();
    await()
        .ignoreExceptions()
        .untilAsserted(() -> world.hot(redis.template(), SERVING, 3, profile("of an old dump")));
    for (int i = 0; i < 100; i++) {
      assertThat(served()).isEqualTo("stored");
    }

    world.hot(redis.template(), SERVING, 7, profile("hot"));
    world.redisFilled(redis.runId());
    await().untilAsserted(() -> assertThat(served()).isEqualTo("hot"));
  }

  @Test
  void anotherGenerationIsReadFromWhenItServes() {
    world.put(KEY, "_v2_g3", 9, profile("of the next generation"), null);

    world.alias("communities", 2, 3);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(served()).isEqualTo("of the next generation"));
  }

  @Test
  void whatWasNeverProjectedIsNotThere() {
    assertThat(views.get(Views.TRADE, "no such")).isEmpty();
    assertThat(views.where(Views.COMMUNITY, CommunityProfile.BY_OWNER, "ann")).hasSize(1);
    assertThat(views.where(Views.COMMUNITY, CommunityProfile.BY_OWNER, "bob")).isEmpty();
  }
}
