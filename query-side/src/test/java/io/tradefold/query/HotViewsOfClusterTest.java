package io.tradefold.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.tradefold.api.RedisIdentity;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedisCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** As {@link HotViewsTest}, of communities that lie on three masters. */
class HotViewsOfClusterTest {

  private static final int COMMUNITIES = 20;

  private LocalMongo mongo;
  private LocalRedisCluster cluster;
  private LettuceConnectionFactory connections;
  private StringRedisTemplate redis;
  private StoredWorld world;
  private StoredViews views;

  @BeforeEach
  void store() {
    mongo = new LocalMongo();
    cluster = new LocalRedisCluster();
    connections =
        new LettuceConnectionFactory(
            new RedisClusterConfiguration(cluster.addresses()),
            LettuceClientConfiguration.builder()
                .commandTimeout(Duration.ofSeconds(1))
                .clientOptions(
                    ClusterClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .topologyRefreshOptions(
                            ClusterTopologyRefreshOptions.builder()
                                .enablePeriodicRefresh(Duration.ofSeconds(1))
                                .build())
                        .build())
                .build());
    connections.afterPropertiesSet();
    connections.start();
    redis = new StringRedisTemplate(connections);
    world = new StoredWorld(mongo.template());
    views = StoredViews.of(mongo.template(), redis);
  }

  @AfterEach
  void close() {
    connections.destroy();
    cluster.close();
    mongo.close();
  }

  private static ViewKey key(int community) {
    return CommunityProfile.key(CommunityId.of("community-" + community));
  }

  private static CommunityProfile profile(int community, String name) {
    return new CommunityProfile(
        CommunityId.of("community-" + community),
        name,
        CurrencyCode.of("USD"),
        Zone.of("UTC"),
        Annualisation.WEEKDAYS,
        TraderId.of("ann"),
        Instant.EPOCH);
  }

  private void fill() {
    for (int community = 0; community < COMMUNITIES; community++) {
      world.put(key(community), 7, profile(community, "stored"));
      RedisSlot slot = CommunityProfile.slot(key(community)).in("communities_v1_g1");
      world.hot(redis, slot, 7, profile(community, "hot"));
    }
    world.redisFilled(identity());
  }

  private String identity() {
    return Objects.requireNonNull(
        redis.execute(
            (RedisCallback<String>)
                connection -> RedisIdentity.of(connection.serverCommands().info("server"))));
  }

  private boolean allAre(String name) {
    return IntStream.range(0, COMMUNITIES)
        .allMatch(
            community ->
                views
                    .hot(
                        Views.COMMUNITY, key(community).id(), CommunityProfile.slot(key(community)))
                    .map(stored -> stored.view().name())
                    .orElse("nothing")
                    .equals(name));
  }

  @Test
  void afterAReplicaTookOverNothingIsReadUntilItHasBeenFilled() {
    fill();
    await().until(() -> allAre("hot"));
    String before = identity();

    cluster.killFirst();

    await().atMost(Duration.ofSeconds(5)).until(() -> allAre("stored"));
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> identity().length() == before.length() && !identity().equals(before));
    assertThat(allAre("stored")).isTrue();
    fill();
    await().atMost(Duration.ofSeconds(5)).until(() -> allAre("hot"));
  }
}
