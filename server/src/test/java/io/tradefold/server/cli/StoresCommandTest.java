package io.tradefold.server.cli;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.WriteConcern;
import io.tradefold.server.ForkedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

class StoresCommandTest {

  @TempDir private Path temp;
  private Path data;
  private int mongoPort;
  private int redisPort;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    data = temp.resolve("data");
    mongoPort = freePort();
    redisPort = freePort();
    process = started("first");
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private Process started(String name) throws IOException {
    Path said = temp.resolve(name);
    Process started =
        ForkedServer.start(
            said,
            Map.of(),
            List.of(
                "stores",
                "--data=" + data,
                "--mongodb-port=" + mongoPort,
                "--redis-port=" + redisPort));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> settings(name).size() == 2 || !started.isAlive());
    assertThat(started.isAlive()).as(Files.readString(said)).isTrue();
    return started;
  }

  /** What it says to tell the servers. */
  private List<String> settings(String name) throws IOException {
    return Files.readAllLines(temp.resolve(name)).stream()
        .filter(line -> line.startsWith("spring."))
        .toList();
  }

  /** As a server does that has been told nothing else. */
  private void with(String name, BiConsumer<MongoTemplate, StringRedisTemplate> work)
      throws IOException {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MongoAutoConfiguration.class,
                DataMongoAutoConfiguration.class,
                DataRedisAutoConfiguration.class))
        .withPropertyValues(settings(name).toArray(String[]::new))
        .run(
            context ->
                work.accept(
                    context.getBean(MongoTemplate.class),
                    context.getBean(StringRedisTemplate.class)));
  }

  private static void assertHolds(MongoTemplate mongo, String id) {
    assertThat(mongo.getCollection("things").find(eq("_id", id)).first()).isNotNull();
  }

  @Test
  void afterAKillItIsThereAgainUnderTheSameSettingsWithWhatWasWrittenWithTheJournal()
      throws Exception {
    with(
        "first",
        (mongo, redis) -> {
          mongo
              .getCollection("things")
              .withWriteConcern(WriteConcern.JOURNALED)
              .insertOne(new Document("_id", "promised"));
          redis.opsForValue().set("key", "value");
        });

    process.destroyForcibly().waitFor();
    process = started("second");

    assertThat(settings("second")).isEqualTo(settings("first"));
    with(
        "second",
        (mongo, redis) -> {
          assertHolds(mongo, "promised");
          assertThat(redis.opsForValue().get("key")).isNull();
        });
  }

  @Test
  void afterAStopNothingIsLost() throws Exception {
    with(
        "first",
        (mongo, redis) -> {
          mongo.getCollection("things").insertOne(new Document("_id", "just now"));
          redis.opsForValue().set("key", "value");
        });

    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    process = started("second");

    with(
        "second",
        (mongo, redis) -> {
          assertHolds(mongo, "just now");
          assertThat(redis.opsForValue().get("key")).isEqualTo("value");
        });
  }

  @Test
  void nobodyElseMayReadThePassword() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password())))
        .isEqualTo("rw-------");
    assertThat(settings("first"))
        .last()
        .asString()
        .isEqualTo(
            "spring.data.redis.url=redis://:%s@127.0.0.1:%d"
                .formatted(Files.readString(password()), redisPort));
  }

  private Path password() {
    return data.resolve("redis").resolve("password");
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

    int code =
        CommandLine.run(
            new Terminal(stream, stream),
            "stores",
            "--data=" + temp.resolve("other"),
            "--mongodb-port=" + mongoPort,
            "--redis-port=0");

    assertThat(code).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Port " + mongoPort + " is taken by another process");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
