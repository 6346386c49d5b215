package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.tradefold.api.RedisSlot;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedisCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What concerns Redis as a whole, on three masters; the last test loses one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterTest {

  private static final GenerationId GENERATION = new GenerationId("ledgers", 1, 2, List.of());

  private LocalMongo mongo;
  private LocalRedisCluster cluster;
  private LettuceConnectionFactory connections;
  private StringRedisTemplate redis;
  private HotViews hot;

  @BeforeAll
  void start() {
    mongo = new LocalMongo();
    cluster = new LocalRedisCluster();
    connections =
        new LettuceConnectionFactory(
            new RedisClusterConfiguration(cluster.addresses()),
            LettuceClientConfiguration.builder()
                .commandTimeout(Duration.ofSeconds(2))
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
    hot = new HotViews(redis, mongo.template(), InstantSource.system());
  }

  @AfterAll
  void stop() {
    connections.destroy();
    cluster.close();
    mongo.close();
  }

  private static List<HotValue> ofManyCommunities(long position) {
    List<HotValue> values = new ArrayList<>();
    for (int community = 0; community < 100; community++) {
      RedisSlot slot = new RedisSlot("tradefold:{community-" + community + "}:overview", "it");
      values.add(new HotValue(slot.in(GENERATION.redisSuffix()), position, position + "\n{}"));
    }
    return values;
  }

  private void assertHolds(long position) {
    assertThat(ofManyCommunities(position))
        .allSatisfy(
            value ->
                assertThat(redis.opsForHash().get(value.slot().key(), value.slot().field()))
                    .isEqualTo(position + "\n{}"));
  }

  @Test
  @Order(1)
  void hotViewsOfManyCommunitiesAreWrittenInOneBurst() {
    hot.write(ofManyCommunities(5));
    hot.write(ofManyCommunities(7));
    hot.write(ofManyCommunities(6));

    assertHolds(7);
    assertThat(hot.isAway()).isFalse();
  }

  @Test
  @Order(2)
  void itIsOneRedisThatCanBeBelieved() {
    assertThat(hot.tend()).isTrue();
    assertThat(hot.isBelieved()).isTrue();
    assertThat(new WholeRedis(redis).runId()).matches("[0-9a-f]{40}(\\+[0-9a-f]{40}){2}");
  }

  @Test
  @Order(3)
  void keysAreFoundCountedAndRemovedOnEveryMaster() {
    WholeRedis whole = new WholeRedis(redis);
    hot.write(ofManyCommunities(8));
    redis.opsForValue().set("tradefold:{ann}:answer:1", "kept");
    List<String> found = new ArrayList<>();

    whole.eachKey(HotViews.keysOf(GENERATION), found::add);
    assertThat(found).hasSize(100).doesNotHaveDuplicates();
    assertThat(whole.size()).isEqualTo(101);
    hot.remove(GENERATION);

    assertThat(whole.size()).isEqualTo(1);
    assertThat(redis.hasKey("tradefold:{ann}:answer:1")).isTrue();
  }

  @Test
  @Order(4)
  void aMasterWhoseReplicaTookOverMakesItAnotherRedisWhichIsFilled() {
    Generation counting = new Generation(Counting.projection(), 1);
    Documents documents = new Documents(mongo.template(), counting, true);
    hot.serve(counting, documents);
    assertThat(hot.tend()).isTrue();
    String before = new WholeRedis(redis).runId();
    List<Stored> houses =
        IntStream.range(0, 30)
            .mapToObj(
                house ->
                    new Stored(
                        "house-" + house,
                        7,
                        1,
                        new Document("parts", new Document()),
                        null,
                        Map.of(),
                        Set.of()))
            .toList();
    documents.fill(Counting.HOUSE, houses.stream().map(Documents::encode).toList());

    cluster.killFirst();
    hot.write(ofManyCommunities(9));

    assertThat(hot.isBelieved()).isFalse();
    await().atMost(Duration.ofSeconds(20)).until(hot::tend);
    assertThat(new WholeRedis(redis).runId())
        .isNotEqualTo(before)
        .matches("[0-9a-f]{40}(\\+[0-9a-f]{40}){2}");
    assertThat(houses)
        .allSatisfy(
            house ->
                assertThat(
                        redis
                            .opsForHash()
                            .get("tradefold:{" + house.id() + "}:house:counting_v1_g1", "it"))
                    .asString()
                    .startsWith("7\n{\"parts\""));
  }
}
