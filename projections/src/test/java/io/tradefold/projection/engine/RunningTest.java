package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tradefold.api.Event;
import io.tradefold.api.LogHead;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.Amount;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.AccountId;
import io.tradefold.api.trading.AccountRef;
import io.tradefold.api.trading.TraderAccounts;
import io.tradefold.api.trading.TraderId;
import io.tradefold.api.trading.TradingEvent;
import io.tradefold.projection.trading.AccountFold;
import io.tradefold.projection.trading.TraderAccountsFold;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnection;

/** A projector fed by Axon's processor, with tokens in MongoDB. */
class RunningTest {

  private static final ProjectionProperties QUICK =
      new ProjectionProperties(
          4,
          50,
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofMillis(250),
          Duration.ofMillis(50));
  private static final CommunityId ACME = CommunityId.of("acme");

  private static final AccountRef ACCOUNT =
      new AccountRef(
          ACME,
          TraderId.of("ann"),
          AccountId.of("main"),
          CurrencyCode.of("USD"),
          Zone.of("UTC"),
          Annualisation.WEEKDAYS);

  private final Rig rig = new Rig();
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final AtomicLong written = new AtomicLong();
  private final List<PooledStreamingEventProcessor> running = new ArrayList<>();

  @AfterEach
  void close() {
    running.forEach(PooledStreamingEventProcessor::shutDown);
    log.shutDown();
    rig.close();
  }

  @Test
  void whatIsRecordedIsVisibleAtOnce() {
    ProjectionProgress progress = run(rig.projector());
    publish(add("acme", "warm", 1));
    await().until(() -> progress.reached(ACME) == 1);

    List<Duration> delays = new ArrayList<>();
    for (int event = 1; event <= 40; event++) {
      Instant start = Instant.now();
      publish(add("acme", "a", 1));
      long position = written.get();
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> progress.reached(ACME) >= position);
      delays.add(Duration.between(start, Instant.now()));
    }

    assertThat(rig.there(Counting.item("acme", "x", "a")).position()).isEqualTo(41);
    // Axon alone would look again after 500 ms.
    assertThat(delays.stream().sorted().skip(20).findFirst().orElseThrow())
        .isLessThan(Duration.ofMillis(150));
    assertThat(progress.lag(ACME)).isZero();
  }

  @Test
  void aFlushThatFailsIsTriedAgainAndNothingIsLost() {
    AtomicInteger failures = new AtomicInteger();
    List<Long> tokens = new ArrayList<>();
    ProjectionProgress progress =
        run(
            rig.projector(
                step -> {
                  if (step.equals("shelf") && failures.incrementAndGet() <= 2) {
                    tokens.add(
                        rig.there(Counting.item("acme", "x", "a")).position() - storedToken());
                    throw new IllegalStateException("the store is away");
                  }
                }));
    publish(add("acme", "a", 20), add("acme", "a", 20), add("acme", "b", 20));

    await().atMost(Duration.ofSeconds(30)).until(() -> progress.reached(ACME) == 3);

    assertThat(failures.get()).isGreaterThan(2);
    assertThat(tokens).as("the token was behind when the flush failed").allMatch(gap -> gap > 0);
    assertThat(rig.view(Counting.item("acme", "x", "a"), Counting.ITEM))
        .isEqualTo(new Counting.Item(40, List.of(1L, 2L)));
    assertThat(rig.view(Counting.house("acme"), Counting.HOUSE))
        .isEqualTo(new Counting.Sum(Map.of("x", 60L)));
  }

  @Test
  void theTokenIsNeverAheadOfTheDocuments() {
    ConcurrentLinkedQueue<Long> gaps = new ConcurrentLinkedQueue<>();
    ProjectionProgress progress = run(rig.projector(step -> gaps.add(highest() - storedToken())));
    for (int event = 0; event < 30; event++) {
      publish(add("acme", "a", 20));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> progress.reached(ACME) == 30);

    assertThat(gaps).isNotEmpty().allMatch(gap -> gap >= 0);
    assertThat(storedToken()).isEqualTo(30);
  }

  /** Any caller may name any position; others would then be told that it is there. */
  @Test
  void whoWaitsForWhatIsNotWrittenYetMovesNothing() {
    ProjectionProgress progress = run(rig.projector());
    publish(add("acme", "a", 20));
    await().atMost(Duration.ofSeconds(30)).until(() -> progress.reached(ACME) == 1);

    progress.want(ACME, 1_000_000);
    publish(add("acme", "a", 20));
    await().atMost(Duration.ofSeconds(30)).until(() -> progress.reached(ACME) >= 2);

    assertThat(progress.reached(ACME)).isEqualTo(2);
  }

  @Test
  void aRestartGoesOnWhereTheTokenStands() {
    run(rig.projector());
    publish(add("acme", "a", 20), add("zen", "a", 20));
    await().until(() -> highest() == 2);
    running.removeLast().shutDown();
    publish(add("acme", "a", 20));

    ProjectionProgress progress = run(rig.projector());

    await().atMost(Duration.ofSeconds(30)).until(() -> progress.reached(null) == 3);
    assertThat(rig.view(Counting.item("acme", "x", "a"), Counting.ITEM))
        .isEqualTo(new Counting.Item(40, List.of(1L, 3L)));
  }

  @Test
  void theLagIsTheAgeOfWhatIsMissing() {
    AtomicInteger gate = new AtomicInteger(1);
    ProjectionProgress progress =
        run(
            rig.projector(
                step -> {
                  if (gate.get() == 0) {
                    throw new IllegalStateException("shut");
                  }
                }));
    publish(add("acme", "a", 20));
    await().until(() -> progress.reached(ACME) == 1);
    assertThat(progress.lag(ACME)).isZero();
    gate.set(0);
    publish(add("acme", "a", 20));

    await().until(() -> progress.lag(ACME).compareTo(Duration.ofMillis(100)) > 0);
    assertThat(progress.lag(ACME)).isLessThan(Duration.ofSeconds(30));
    gate.set(1);
    await().atMost(Duration.ofSeconds(30)).until(() -> progress.lag(ACME).isZero());
  }

  @Test
  void eachTraderTouchedIsToldOnceABatch() {
    ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    RedisConnection listening =
        Objects.requireNonNull(rig.hot.getConnectionFactory()).getConnection();
    listening.subscribe(
        (message, pattern) -> heard.add(new String(message.getBody(), StandardCharsets.UTF_8)),
        "tradefold:notices:acme".getBytes(StandardCharsets.UTF_8));
    Projection accounts =
        new Projection(
            "accounts",
            1,
            List.of(new AccountFold(), new TraderAccountsFold()),
            List.of(),
            List.of(new HotView<>(TraderAccounts.TYPE, TraderAccounts::slot)));
    run(rig.projector(new Generation(accounts, 1), Checkpoint.NONE));

    publish(new TradingEvent.AccountOpened(ACCOUNT, "Main", Amount.of(10_000), Instant.EPOCH));

    await().until(() -> !heard.isEmpty());
    assertThat(heard)
        .containsExactly(
            "{\"traderId\":\"ann\",\"communityId\":\"acme\",\"position\":1,"
                + "\"views\":[\"account\",\"trader-accounts\"]}");
    assertThat(rig.hot.opsForHash().get("tradefold:{ann}:accounts:accounts_v1_g1", "acme"))
        .asString()
        .startsWith("1\n{");
    listening.close();
  }

  private ProjectionProgress run(Projector projector) {
    TokenStore tokens =
        MongoTokenStore.builder()
            .mongoTemplate(
                DefaultMongoTemplate.builder().mongoDatabase(rig.documents.getDb()).build())
            .serializer(Jackson3Serializer.builder().build())
            .build();
    LogHead head = written::get;
    ProjectionProgress progress =
        new ProjectionProgress(head, InstantSource.system(), (community, index) -> {});
    PooledStreamingEventProcessor processor =
        new Processors(tokens, QUICK, (generation, segments) -> segments, QUICK.signOfLife())
            .build(projector, log);
    progress.follow("counting", List.of(new Followed.Moving(projector, processor)));
    processor.start();
    running.add(processor);
    return progress;
  }

  private void publish(Event... events) {
    for (Event event : events) {
      log.publish(new GenericEventMessage<>(event, Map.of(MetadataKeys.ACTOR, "ann")));
      written.incrementAndGet();
    }
  }

  private static Event add(String community, String item, int number) {
    return Counting.add(community, "x", item, number);
  }

  private long highest() {
    return rig.stored().values().stream().mapToLong(Stored::position).max().orElse(-1);
  }

  /** The furthest any segment's token has come. */
  private long storedToken() {
    long furthest = -1;
    for (Document token : rig.documents.getCollection("trackingtokens").find()) {
      Binary data = token.get("token", Binary.class);
      if (data != null) {
        String json = new String(data.getData(), StandardCharsets.UTF_8);
        furthest = Math.max(furthest, Long.parseLong(json.replaceAll("[^0-9]", "")));
      }
    }
    return furthest;
  }
}
