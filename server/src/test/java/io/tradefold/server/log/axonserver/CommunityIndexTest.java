package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.tradefold.api.community.CommunityId;
import io.tradefold.projection.engine.EventLog;
import io.tradefold.server.log.Counted;
import io.tradefold.server.stores.EmbeddedMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Reading one community's events by blocks, against a real log. */
class CommunityIndexTest {

  @TempDir private Path folder;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoTemplate views;
  private AxonServerFixture log;
  private CommunityIndex index;

  @BeforeEach
  void open() {
    log = new AxonServerFixture();
    mongo = new EmbeddedMongo(folder, "test");
    client = MongoClients.create(mongo.getConnectionString());
    views = new MongoTemplate(client, "test");
    index = new CommunityIndex(views);
  }

  @AfterEach
  void close() {
    if (mongo != null) {
      client.close();
      mongo.destroy();
    }
    if (log != null) {
      log.close();
    }
  }

  @Test
  void everyEventOfACommunityIsFoundAndNoOther() {
    long start = log.log.index();
    Random random = new Random(11);
    List<Integer> owners =
        IntStream.range(0, 3_000).mapToObj(i -> (int) Math.exp(random.nextDouble() * 4)).toList();
    log.engine.appendEvents(
        IntStream.range(0, owners.size())
            .mapToObj(i -> log.message("a", i, new Counted(community(owners.get(i)), i)))
            .toList());
    follow();
    log.indexedBy(index);

    for (int owner : List.of(1, 2, 20, 40, 54, 99)) {
      List<Long> mine =
          LongStream.range(0, owners.size())
              .boxed()
              .filter(i -> owners.get(i.intValue()) == owner)
              .toList();
      assertThat(all(community(owner), 0, Long.MAX_VALUE)).isEqualTo(mine);
      assertThat(all(community(owner), start + 700, start + 2_100))
          .isEqualTo(mine.stream().filter(i -> i >= 700 && i < 2_100).toList());
    }
  }

  @Test
  void anIndexThatIsThrownAwayComesBack() {
    log.engine.appendEvents(
        IntStream.range(0, 1_000)
            .mapToObj(i -> log.message("a", i, new Counted(community(i % 10), i)))
            .toList());
    CommunityIndexing indexing = follow();
    views.dropCollection("communityBlocks");
    log.indexedBy(index);
    assertThat(all(community(3), 0, Long.MAX_VALUE)).hasSize(100);

    log.engine.appendEvents(
        IntStream.range(1_000, 2_000)
            .mapToObj(i -> log.message("a", i, new Counted(community(i % 10), i)))
            .toList());
    indexing.start();
    awaitEnd();
    indexing.stop();

    assertThat(all(community(3), 0, Long.MAX_VALUE)).hasSize(200);
  }

  /** Until it has come to the last full block. */
  private CommunityIndexing follow() {
    CommunityIndexing indexing = new CommunityIndexing(log.server, index);
    indexing.start();
    awaitEnd();
    indexing.stop();
    return indexing;
  }

  private void awaitEnd() {
    long full = log.log.index() / Block.SIZE * Block.SIZE;
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> index.upTo() == full);
  }

  private CommunityId community(int owner) {
    return CommunityId.of(log.run + "-" + owner);
  }

  private List<Long> all(CommunityId communityId, long after, long upTo) {
    List<Long> found = new ArrayList<>();
    EventLog.Page page;
    do {
      page = log.log.page(communityId, after, upTo);
      page.events().forEach(event -> found.add(((Counted) event.getPayload()).number()));
      after =
          page.events().isEmpty()
              ? after
              : page.events().getLast().trackingToken().position().orElseThrow();
    } while (!page.last());
    return found;
  }
}
