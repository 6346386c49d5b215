package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Event;
import io.tradefold.api.Recorded;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewKey;
import io.tradefold.stores.LocalRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

/**
 * Redis may go away and come back as it likes: MongoDB goes on, and nobody is told anything stale.
 */
class HotViewsTest {

  private static final ViewKey A = Counting.item("acme", "x", "a");
  private static final ViewKey B = Counting.item("acme", "x", "b");

  private final Rig rig = newRig();

  /** On a store that a test elsewhere may choose. */
  Rig newRig() {
    return new Rig();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void redisIsBelievedOnlyAfterItHasBeenFilled() {
    assertThat(mark()).isNull();
    assertThat(rig.hotViews.tend()).isTrue();
    assertThat(Objects.requireNonNull(mark()).getString("runId")).isEqualTo(runId()).isNotBlank();
    assertThat(mark()).doesNotContainKey("redisDirtySince");
  }

  /** A reader takes the end of a connection for the loss of Redis, and asks MongoDB meanwhile. */
  @Test
  void aBatchOpensNoConnection() {
    Projector projector = rig.projector();
    projector.project(List.of(add(1, "a")));
    String before = connections();

    projector.project(List.of(add(2, "a"), add(3, "b")));

    assertThat(rig.hot(B)).startsWith("3\n");
    assertThat(connections()).isEqualTo(before);
  }

  private String connections() {
    return Objects.requireNonNull(
        rig.hot.execute(
            (RedisCallback<String>)
                connection ->
                    Objects.requireNonNull(connection.serverCommands().info("stats"))
                        .getProperty("total_connections_received")));
  }

  @Test
  void batchesGoOnWithoutRedisAndMarkItBeforeTheyAreDone() {
    Projector projector = rig.projector();
    projector.project(List.of(add(1, "a")));
    assertThat(rig.hotViews.tend()).isTrue();
    rig.redis.goAway();

    projector.project(List.of(add(2, "a")));

    assertThat(rig.there(A).position()).isEqualTo(2);
    assertThat(mark()).containsKeys("redisDirtySince", "runId");
    assertThat(rig.hotViews.isAway()).isTrue();
    assertThat(rig.hotViews.tend()).isFalse();
    projector.project(List.of(add(3, "b")));
    assertThat(rig.there(B).position()).isEqualTo(3);
  }

  @Test
  void aRedisThatComesBackEmptyIsFilledAgain() {
    Projector projector = rig.projector();
    projector.project(List.of(add(1, "a"), add(2, "b")));
    assertThat(rig.hotViews.tend()).isTrue();
    String before = runId();
    rig.redis.goAway();
    projector.project(List.of(add(3, "a")));
    rig.redis.comeBackEmpty();

    await().atMost(Duration.ofSeconds(10)).until(rig.hotViews::tend);

    assertThat(mark()).doesNotContainKey("redisDirtySince");
    assertThat(runId())
        .isNotEqualTo(before)
        .isEqualTo(Objects.requireNonNull(mark()).getString("runId"));
    assertThat(rig.hot(A)).isEqualTo("3\n" + rig.json(rig.there(A)));
    assertThat(rig.hot(B)).isEqualTo("2\n" + rig.json(rig.there(B)));
    projector.project(List.of(add(4, "b")));
    assertThat(rig.hot(B)).startsWith("4\n");
  }

  @Test
  void aRedisThatWasRestartedWhileNothingHappenedIsFilledToo() {
    rig.projector().project(List.of(add(1, "a")));
    assertThat(rig.hotViews.tend()).isTrue();
    rig.redis.goAway();
    rig.redis.comeBackEmpty();

    await().atMost(Duration.ofSeconds(10)).until(rig.hotViews::tend);

    assertThat(rig.hot(A)).startsWith("1\n");
    assertThat(Objects.requireNonNull(mark()).getString("runId")).isEqualTo(runId());
  }

  @Test
  void aWriteThatFailsWhileRedisIsBeingFilledKeepsItFromBeingBelieved() {
    RedisMark mark = new RedisMark(rig.documents);
    mark.raise(Instant.EPOCH);
    RedisMark.State before = mark.read();
    mark.raise(Instant.EPOCH);

    assertThat(mark.clear(before, "this one", Set.of())).isFalse();
    assertThat(mark.read().dirty()).isTrue();
    assertThat(mark.clear(mark.read(), "this one", Set.of())).isTrue();
    assertThat(mark.read().dirty()).isFalse();
  }

  @Test
  void anOlderValueNeverReplacesALaterOne() {
    Projector projector = rig.projector();
    projector.project(List.of(add(5, "a")));
    String later = rig.hot(A);

    rig.hotViews.write(
        List.of(
            new HotValue(rig.generation.projection().hot().get(1).slot().apply(A), 4, "4\n{}")));

    assertThat(rig.hot(A)).isEqualTo(later);
  }

  /** Readers believe Redis again once another process has filled it, and look every 50 ms. */
  @Test
  void whoeverMissesAWriteWaitsForReadersAlsoWhenItIsNotTheFirstItMisses() {
    rig.projector().project(List.of(add(1, "a")));
    assertThat(rig.hotViews.tend()).isTrue();
    try (LocalRedis unreachable = new LocalRedis()) {
      unreachable.goAway();
      HotViews other = new HotViews(unreachable.template(), rig.documents, InstantSource.system());
      assertThat(waited(other)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
      assertThat(rig.hotViews.tend()).isTrue();
      assertThat(mark()).doesNotContainKey("redisDirtySince");

      assertThat(waited(other)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
      assertThat(mark()).containsKey("redisDirtySince");
    }
  }

  private Duration waited(HotViews views) {
    RedisSlot slot = rig.generation.projection().hot().getFirst().slot().apply(A);
    long start = System.nanoTime();
    views.write(List.of(new HotValue(slot, 2, "2\n{}")));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** As while a new release is rolled out: each folds a version that the other does not know. */
  @Test
  void whoFillsRedisVouchesForNoGenerationThatItDoesNotFold() {
    Projector old = rig.projector();
    old.project(List.of(add(1, "a")));
    assertThat(rig.hotViews.tend()).isTrue();
    HotViews upgraded = new HotViews(rig.hot, rig.documents, InstantSource.system());
    Generation second = new Generation(rig.generation.projection(), 2);
    upgraded.serve(second, new Documents(rig.documents, second, true));
    new RedisMark(rig.documents).raise(Instant.EPOCH);

    assertThat(upgraded.tend()).isTrue();
    assertThat(filled()).containsExactly(second.id().redisSuffix());
    assertThat(rig.hotViews.isBelieved()).isFalse();

    assertThat(rig.hotViews.tend()).isTrue();
    assertThat(filled())
        .containsExactlyInAnyOrder(second.id().redisSuffix(), rig.generation.id().redisSuffix());
    assertThat(rig.hotViews.isBelieved()).isTrue();
    assertThat(upgraded.isBelieved()).isTrue();

    upgraded.remove(second.id());
    assertThat(filled()).containsExactly(rig.generation.id().redisSuffix());
  }

  private List<String> filled() {
    return Objects.requireNonNull(mark()).getList("filled", String.class);
  }

  private @Nullable Document mark() {
    return rig.documents
        .getCollection(Aliases.COLLECTION)
        .find(new Document("_id", "redis"))
        .first();
  }

  private String runId() {
    return Objects.requireNonNull(
        rig.hot.execute(
            (RedisCallback<String>)
                connection -> connection.serverCommands().info("server").getProperty("run_id")));
  }

  private static Recorded<Event> add(long position, String item) {
    return Counting.at(position, Counting.add("acme", "x", item, 20));
  }
}
