package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.tradefold.api.RedisSlot;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.NeedsRealRedis;
import io.tradefold.stores.RealRedis;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Hot views in a Redis that is not of our making, which may hold other things besides. */
@ExtendWith(NeedsRealRedis.class)
class RealRedisTest {

  /** Nobody else's. */
  private final GenerationId generation =
      new GenerationId("tests", ThreadLocalRandom.current().nextInt(1 << 30), 1, List.of());

  private LocalMongo mongo;
  private LettuceConnectionFactory connections;
  private StringRedisTemplate redis;
  private HotViews hot;

  @BeforeEach
  void connect() {
    RedisURI uri = RedisURI.create(RealRedis.url());
    LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
        LettuceClientConfiguration.builder();
    if (uri.isSsl()) {
      client.useSsl();
    }
    connections =
        new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(uri), client.build());
    connections.afterPropertiesSet();
    connections.start();
    mongo = new LocalMongo();
    redis = new StringRedisTemplate(connections);
    hot = new HotViews(redis, mongo.template(), InstantSource.system());
  }

  @AfterEach
  void leaveNothing() {
    hot.remove(generation);
    connections.destroy();
    mongo.close();
  }

  private List<HotValue> values(long position) {
    return IntStream.range(0, 100)
        .mapToObj(number -> new RedisSlot("tradefold:{community-" + number + "}:overview", "it"))
        .map(slot -> slot.in(generation.redisSuffix()))
        .map(slot -> new HotValue(slot, position, position + "\n{}"))
        .toList();
  }

  @Test
  void anOlderValueNeverReplacesALaterOne() {
    hot.write(values(7));
    hot.write(values(6));

    assertThat(hot.isAway()).isFalse();
    assertThat(values(7))
        .allSatisfy(
            value ->
                assertThat(redis.opsForHash().get(value.slot().key(), value.slot().field()))
                    .isEqualTo(value.text()));
  }

  @Test
  void itSaysWhichRedisItIsAndIsBelievedOnceFilled() {
    assertThat(hot.tend()).isTrue();
    assertThat(hot.isBelieved()).isTrue();
  }

  @Test
  void theKeysOfAGenerationAreFoundAndRemoved() {
    hot.write(values(7));
    List<String> found = new ArrayList<>();
    new WholeRedis(redis).eachKey(HotViews.keysOf(generation), found::add);
    assertThat(found).hasSize(100);

    hot.remove(generation);

    found.clear();
    new WholeRedis(redis).eachKey(HotViews.keysOf(generation), found::add);
    assertThat(found).isEmpty();
  }
}
