package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.tradefold.api.LogHead;
import io.tradefold.api.Progress;
import io.tradefold.api.community.Annualisation;
import io.tradefold.api.community.CommunityEvent;
import io.tradefold.api.community.CommunityId;
import io.tradefold.api.community.CommunityProfile;
import io.tradefold.api.community.Zone;
import io.tradefold.api.money.CurrencyCode;
import io.tradefold.api.trading.TraderId;
import io.tradefold.projection.community.CommunitiesConfiguration;
import io.tradefold.projection.trading.TradingProjections;
import io.tradefold.stores.LocalMongo;
import io.tradefold.stores.LocalRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Several processes fold on one MongoDB and one Redis, and one only looks on. */
class SharingTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final Set<String> NAMES = Set.of("communities", "ledgers", "trades", "imports");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LocalMongo mongo = new LocalMongo();
  private final LocalRedis redis = new LocalRedis();
  private final List<AnnotationConfigApplicationContext> processes = new ArrayList<>();
  private final EmbeddedEventStore log =
      EmbeddedEventStore.builder()
          .storageEngine(new InMemoryEventStorageEngine(1))
          .fetchDelay(20)
          .build();
  private final AtomicLong head = new AtomicLong();
  private final AtomicInteger askedInVain = new AtomicInteger();
  private volatile boolean logAway;
  private String claimTimeout = "2s";

  @AfterEach
  void close() {
    processes.forEach(AnnotationConfigApplicationContext::close);
    log.shutDown();
    redis.close();
    mongo.close();
  }

  @Test
  void eachTakesItsShareAndWhoeverIsLeftTakesEverything() {
    AnnotationConfigApplicationContext one = folding();
    AnnotationConfigApplicationContext other = folding();

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(owners()).hasSize(2);
              assertThat(segmentsOf(one)).isEqualTo(NAMES.size());
              assertThat(segmentsOf(other)).isEqualTo(NAMES.size());
            });
    one.close();

    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(segmentsOf(other)).isEqualTo(2L * NAMES.size()));
    register("acme");
    await().atMost(LONG).until(() -> progress(other).reached(ACME) == 1);
  }

  /**
   * As while a release is rolled out: the new process waits for nothing, and keeps nothing back.
   */
  @Test
  void whoHasOtherFoldsOfAProjectionLeavesItToThoseWhoKeepItUpToDate() {
    AnnotationConfigApplicationContext old = folding();
    await().atMost(LONG).until(() -> segmentsOf(old) == 2L * NAMES.size());

    AnnotationConfigApplicationContext raised =
        started(
            RaisedCommunities.class,
            ProjectionConfiguration.class,
            CommunitiesConfiguration.class,
            TradingProjections.class);

    long others = NAMES.size() - 1L;
    await()
        .atMost(LONG)
        .during(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(segmentsOf(raised)).isEqualTo(others);
              assertThat(segmentsOf(old)).isEqualTo(others + 2);
            });
    register("acme");
    await().atMost(LONG).until(() -> progress(old).reached(ACME) == 1);
  }

  /** Their folds have changed, and nobody rebuilds them. */
  static final class RaisedCommunities implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof Projection now && now.name().equals("communities")
          ? new Projection(now.name(), now.version() + 1, now.folds(), now.totals(), now.hot())
          : bean;
    }
  }

  @Test
  void whoLooksOnKnowsNothingUntilEveryProjectionItReadsIsThere() {
    AnnotationConfigApplicationContext reader = looking();
    assertThat(progress(reader).isKnown()).isFalse();

    folding();
    await().atMost(LONG).until(() -> progress(reader).isKnown());
    register("acme");

    await().atMost(LONG).until(() -> progress(reader).reached(ACME) == 1);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(progress(reader).lag(ACME)).isLessThan(Duration.ofSeconds(1)));
  }

  @Test
  void whoLooksOnSaysHowOldTheViewsAreWhenNobodyFolds() {
    AnnotationConfigApplicationContext folder = folding();
    AnnotationConfigApplicationContext reader = looking();
    await().atMost(LONG).until(() -> progress(reader).isKnown());
    folder.close();

    register("acme");

    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(progress(reader).lag(ACME)).isGreaterThan(Duration.ofMillis(300)));
    assertThat(progress(reader).reached(ACME)).isZero();
  }

  @Test
  void withMongoAwayNobodyWaitsLongToHearWhatWasKnownLast() {
    AnnotationConfigApplicationContext folder = folding();
    AnnotationConfigApplicationContext reader = looking();
    register("acme");
    await().atMost(LONG).until(() -> progress(reader).reached(ACME) == 1);
    folder.close();
    mongo.stop();

    List<CompletableFuture<Long>> answers =
        IntStream.range(0, 30)
            .mapToObj(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> progress(reader).reached(ACME),
                        task -> Thread.ofVirtual().start(task)))
            .toList();

    // One of them finds out, which takes two seconds; thirty after the other would take a minute.
    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1));
  }

  /** A command's position may be that of another community's event behind it. */
  @Test
  void aSegmentWithNothingToFoldIsSoonKnownToHavePassedIt() {
    claimTimeout = "1m";
    folding();
    AnnotationConfigApplicationContext reader = looking();
    register("acme");
    await().atMost(LONG).until(() -> progress(reader).reached(ACME) == 1);

    register(ofTheOtherSegment());

    await().atMost(Duration.ofSeconds(5)).until(() -> progress(reader).reached(ACME) == 2);
  }

  private static String ofTheOtherSegment() {
    return IntStream.range(0, 100)
        .mapToObj(number -> "other" + number)
        .filter(name -> (hash(CommunityId.of(name)) & 1) != (hash(ACME) & 1))
        .findFirst()
        .orElseThrow();
  }

  private static int hash(CommunityId communityId) {
    return CommunitySequence.of(communityId).hashCode();
  }

  @Test
  void withTheLogAwayOneFindsOutForAllThatAskHowOldTheViewsAre() {
    AnnotationConfigApplicationContext folder = folding();
    AnnotationConfigApplicationContext reader = looking();
    register("acme");
    await().atMost(LONG).until(() -> progress(reader).reached(ACME) == 1);
    folder.close();
    logAway = true;
    register("other");

    await().atMost(LONG).until(() -> progress(reader).lag(ACME).isPositive());
    int before = askedInVain.get();
    for (int i = 0; i < 20; i++) {
      assertThat(progress(reader).lag(ACME)).isPositive();
    }

    assertThat(askedInVain.get() - before).isLessThan(20);
  }

  @Test
  void aCommunityThatIsAheadOfItsSegmentIsKnownToBe() {
    folding();
    AnnotationConfigApplicationContext reader = looking();
    await().atMost(LONG).until(() -> progress(reader).isKnown());
    GenerationId generation = reader.getBean(Aliases.class).read("ledgers").serving();
    Aheads aheads = new Aheads(mongo.template());
    for (String name : NAMES) {
      GenerationId each = reader.getBean(Aliases.class).read(name).serving();
      aheads.notes(each).reached(ACME, 0, 7);
    }

    await().atMost(LONG).until(() -> progress(reader).reached(ACME) == 7);
    assertThat(progress(reader).reached(CommunityId.of("other"))).isZero();

    aheads.notes(generation).passed(0, 6);
    assertThat(aheads.of(generation)).containsEntry(ACME, 7L);
    aheads.notes(generation).passed(0, 7);
    assertThat(aheads.of(generation)).isEmpty();
  }

  @Test
  void aWishIsHeardByWhoeverFolds() {
    List<String> heard = new ArrayList<>();
    Wishes listening = new Wishes(redis.template());
    listening.hear((community, index) -> heard.add(community + "@" + index));

    await()
        .atMost(LONG)
        .until(
            () -> {
              new Wishes(redis.template()).say(ACME, 5);
              return heard.contains("acme@5");
            });
    listening.hearNoMore();
  }

  @Test
  void theOwnerDoesWhatAnotherProcessIsAskedFor() {
    AnnotationConfigApplicationContext one = folding();
    AnnotationConfigApplicationContext other = folding();
    await().atMost(LONG).until(() -> owners().size() == 2);
    register("acme");
    GenerationId serving = one.getBean(Aliases.class).read("communities").serving();
    await().atMost(LONG).until(() -> progress(one).reached(ACME) == 1);
    String collection = "community-profile" + serving.suffix();
    MongoCollection<Document> profiles = mongo.template().getCollection(collection);
    Document acme = new Document("_id", "acme");

    for (AnnotationConfigApplicationContext process : List.of(one, other)) {
      profiles.updateOne(acme, new Document("$set", new Document("view.name", "by hand")));
      assertThat(process.getBean(Generations.class).retry(serving, CommunityProfile.key(ACME)))
          .isTrue();
      assertThat(Objects.requireNonNull(profiles.find(acme).first()).toString())
          .contains("name=acme");
    }
    assertThat(mongo.template().getCollection("errands").countDocuments()).isZero();
  }

  private AnnotationConfigApplicationContext folding() {
    return started(
        ProjectionConfiguration.class, CommunitiesConfiguration.class, TradingProjections.class);
  }

  private AnnotationConfigApplicationContext looking() {
    return started(OnlookerConfiguration.class);
  }

  private AnnotationConfigApplicationContext started(Class<?>... configuration) {
    var context = new AnnotationConfigApplicationContext();
    processes.add(context);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "quick",
                Map.of(
                    "tradefold.projections.claim-interval",
                    "100ms",
                    "tradefold.projections.claim-timeout",
                    claimTimeout)));
    context.registerBean(MongoTemplate.class, mongo::template);
    context.registerBean(StringRedisTemplate.class, redis::template);
    context.registerBean(Serializer.class, () -> Jackson3Serializer.builder().build());
    context.registerBean(LogHead.class, () -> new SharedHead(head));
    context.registerBean(
        EventLog.class,
        () -> (community, after, upTo) -> new EventLog.Page(events(after, upTo), true));
    context.registerBean(ReadProjections.class, () -> new ReadProjections(NAMES));
    context.registerBean(
        EventStore.class, () -> log, definition -> definition.setDestroyMethodName(""));
    context.register(configuration);
    context.refresh();
    return context;
  }

  /** Of these positions, which begin at 1. */
  private List<TrackedEventMessage<?>> events(long after, long upTo) {
    if (logAway) {
      askedInVain.incrementAndGet();
      throw new IllegalStateException("the log is away");
    }
    try (var stream = log.openStream(null)) {
      return stream.asStream().limit(upTo).skip(Math.max(0, after)).toList();
    }
  }

  private record SharedHead(AtomicLong head) implements LogHead {

    @Override
    public long index() {
      return head.get();
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  private void register(String community) {
    log.publish(
        GenericEventMessage.asEventMessage(
            new CommunityEvent.Registered(
                CommunityId.of(community),
                community,
                CurrencyCode.of("USD"),
                Zone.of("UTC"),
                Annualisation.WEEKDAYS,
                TraderId.of("ann"))));
    head.incrementAndGet();
  }

  private static Progress progress(AnnotationConfigApplicationContext process) {
    return process.getBean(Progress.class);
  }

  /** Of all projections together. */
  private static long segmentsOf(AnnotationConfigApplicationContext process) {
    return process.getBean(Generations.class).segments();
  }

  private Set<String> owners() {
    Set<String> owners = new HashSet<>();
    for (Document token : mongo.template().getCollection("trackingtokens").find()) {
      if (token.getString("owner") != null) {
        owners.add(token.getString("owner"));
      }
    }
    return owners;
  }
}
