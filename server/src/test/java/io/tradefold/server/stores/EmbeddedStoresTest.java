package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tradefold.server.ForkedServer;
import io.tradefold.server.TradefoldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoresTest {

  @TempDir Path data;

  @Test
  void theViewsAreFoundAgainAfterAStop() {
    EmbeddedMongo first = new EmbeddedMongo(data, "tradefold");
    try (MongoClient client = MongoClients.create(first.getConnectionString())) {
      client.getDatabase("tradefold").getCollection("views").insertOne(new Document("_id", "a"));
    }
    first.destroy();

    EmbeddedMongo second = new EmbeddedMongo(data, "tradefold");
    try (MongoClient client = MongoClients.create(second.getConnectionString())) {
      assertThat(client.getDatabase("tradefold").getCollection("views").find())
          .containsExactly(new Document("_id", "a"));
    }
    second.destroy();
  }

  @Test
  void redisKeepsItsDataOverACleanStop() {
    EmbeddedRedis first = new EmbeddedRedis(data);
    set(first, "key", "value");
    first.destroy();
    assertThat(first.isAlive()).isFalse();

    EmbeddedRedis second = new EmbeddedRedis(data);
    assertThat(get(second, "key")).isEqualTo("value");
    second.destroy();
  }

  @Test
  void afterACrashTheOrphanIsEndedAndRedisStartsEmpty() {
    EmbeddedRedis clean = new EmbeddedRedis(data);
    set(clean, "key", "old");
    clean.destroy();
    EmbeddedRedis orphan = new EmbeddedRedis(data);
    set(orphan, "key", "newer");

    EmbeddedRedis next = new EmbeddedRedis(data);

    assertThat(orphan.isAlive()).isFalse();
    assertThat(get(next, "key")).isNull();
    next.destroy();
  }

  @Test
  void redisComesBackEmptyWhereItWasWhenItsProcessEnds() {
    EmbeddedRedis redis = new EmbeddedRedis(data);
    set(redis, "key", "value");
    long before = redis.pid();
    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    await().until(() -> redis.isAlive() && redis.pid() != before);

    assertThat(get(redis, "key")).isNull();
    redis.destroy();
    assertThat(redis.isAlive()).isFalse();
  }

  @Test
  void redisIsClosedToThoseWithoutItsPassword() {
    EmbeddedRedis redis = new EmbeddedRedis(data);
    try (RedisClient client = RedisClient.create(uri(redis, null))) {
      assertThatThrownBy(
              () -> {
                try (StatefulRedisConnection<String, String> connection = client.connect()) {
                  connection.sync().get("key");
                }
              })
          .hasStackTraceContaining("NOAUTH");
    } finally {
      redis.destroy();
    }
  }

  @Test
  void aDataFolderBelongsToOneAtATime() throws IOException {
    DataFolder first = new DataFolder(new TradefoldSettings(data));

    assertThatThrownBy(() -> new DataFolder(new TradefoldSettings(data)))
        .isInstanceOf(DataFolderInUse.class);

    first.destroy();
    new DataFolder(new TradefoldSettings(data)).destroy();
  }

  @Test
  void aSecondProcessOnTheSameFolderIsRefusedInASentence()
      throws IOException, InterruptedException {
    DataFolder first = new DataFolder(new TradefoldSettings(data));
    Path said = Files.createTempFile("second", ".log");

    Process second =
        ForkedServer.start(said, Map.of(), List.of("--tradefold.data=" + data, "--server.port=0"));

    assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isNotZero();
    assertThat(List.of(Files.readString(said).split("\n")))
        .anyMatch(line -> line.contains("is in use by another Tradefold process"))
        .noneMatch(line -> line.startsWith("\tat "));
    first.destroy();
  }

  private static RedisURI uri(EmbeddedRedis redis, @Nullable String password) {
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(redis.getStandalone().getHost())
            .withPort(redis.getStandalone().getPort());
    return password == null ? uri.build() : uri.withPassword(password.toCharArray()).build();
  }

  private static void set(EmbeddedRedis redis, String key, String value) {
    try (RedisClient client = RedisClient.create(uri(redis, redis.getPassword()));
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().set(key, value);
    }
  }

  private static @Nullable String get(EmbeddedRedis redis, String key) {
    try (RedisClient client = RedisClient.create(uri(redis, redis.getPassword()));
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().get(key);
    }
  }
}
