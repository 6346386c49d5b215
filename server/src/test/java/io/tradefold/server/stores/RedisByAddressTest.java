package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.RedisSlot;
import io.tradefold.projection.engine.HotValue;
import io.tradefold.projection.engine.HotViews;
import io.tradefold.server.TradefoldSettings;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedisCluster;
import io.tradefold.stores.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis wherever Spring's own settings say it is. */
class RedisByAddressTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path temp;

  private ApplicationContextRunner told(String... settings) {
    return new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(
            AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class))
        .withUserConfiguration(StoresConfiguration.class, RedisAbsence.class)
        .withBean(
            DataFolder.class, () -> new DataFolder(new TradefoldSettings(temp.resolve("data"))))
        .withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1/elsewhere")
        .withPropertyValues(settings);
  }

  private static HotValue value(long position) {
    return new HotValue(
        new RedisSlot("tradefold:{acme}:overview", "it"), position, position + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.data.redis.url=rediss://ann:secret@redis:6380",
        "spring.data.redis.host=redis",
        "spring.data.redis.sentinel.nodes=one:26379,two:26379 spring.data.redis.sentinel.master=it",
        "spring.data.redis.cluster.nodes[0]=one:6379",
        "spring.data.redis.masterreplica.nodes=one:6379"
      })
  void theEmbeddedOneStepsAsideWhenAnotherIsNamed(String settings) {
    told(settings.split(" "))
        .run(context -> assertThat(context).doesNotHaveBean(EmbeddedRedis.class));
  }

  @Test
  void withoutAnAddressItIsTheEmbeddedOne() {
    told("spring.data.redis.url=", "spring.data.redis.timeout=1s")
        .run(context -> assertThat(context).hasSingleBean(EmbeddedRedis.class));
  }

  @Test
  void aClusterIsReachedByTheSettingsAlone() {
    try (LocalRedisCluster cluster = new LocalRedisCluster();
        LocalMongo mongo = new LocalMongo()) {
      told("spring.data.redis.cluster.nodes=" + String.join(",", cluster.addresses()))
          .run(
              context -> {
                StringRedisTemplate redis = context.getBean(StringRedisTemplate.class);
                HotViews hot = new HotViews(redis, mongo.template(), InstantSource.system());
                hot.write(List.of(value(7)));
                assertThat(hot.tend()).isTrue();
                assertThat(redis.opsForHash().get("tradefold:{acme}:overview", "it"))
                    .isEqualTo("7\n");
              });
    }
  }

  @Test
  void whenASentinelMakesTheReplicaMasterItIsAnotherRedisAndFilledAgain() {
    try (LocalMongo mongo = new LocalMongo();
        RedisProcess master = RedisProcess.server();
        RedisProcess replica = RedisProcess.server("replicaof 127.0.0.1 " + master.port())) {
      replica.awaitReplica();
      try (RedisProcess sentinel = RedisProcess.sentinel("tradefold", master)) {
        told(
                "spring.data.redis.sentinel.master=tradefold",
                "spring.data.redis.sentinel.nodes=" + sentinel.address())
            .run(
                context -> {
                  StringRedisTemplate redis = context.getBean(StringRedisTemplate.class);
                  HotViews hot = new HotViews(redis, mongo.template(), InstantSource.system());
                  hot.write(List.of(value(7)));
                  assertThat(hot.tend()).isTrue();

                  master.kill();
                  hot.write(List.of(value(8)));
                  assertThat(hot.isBelieved()).isFalse();

                  await().atMost(PATIENCE).until(hot::tend);
                  hot.write(List.of(value(9)));
                  assertThat(redis.opsForHash().get("tradefold:{acme}:overview", "it"))
                      .isEqualTo("9\n");
                });
      }
    }
  }

  @Test
  void aServerBehindTlsIsReachedWithNamePasswordAndItsOwnAuthority() {
    TlsFiles tls = TlsFiles.in(temp);
    int port = RedisProcess.freePort();
    try (RedisProcess server =
        RedisProcess.server(
            port,
            List.of(
                "port 0",
                "tls-port " + port,
                "tls-cert-file " + tls.certificate(),
                "tls-key-file " + tls.key(),
                "tls-ca-cert-file " + tls.certificate(),
                "tls-auth-clients no",
                "user default off",
                "user tradefold on >secret ~tradefold:* resetchannels &tradefold:* +@all"))) {
      told(
              "spring.data.redis.url=rediss://tradefold:secret@localhost:" + server.port(),
              "spring.data.redis.ssl.bundle=redis",
              "spring.ssl.bundle.pem.redis.truststore.certificate=file:" + tls.certificate())
          .run(
              context -> {
                StringRedisTemplate redis = context.getBean(StringRedisTemplate.class);
                redis.opsForValue().set("tradefold:{acme}:key", "value");
                assertThat(redis.opsForValue().get("tradefold:{acme}:key")).isEqualTo("value");
              });
    }
  }
}
