package io.tradefold.server.log.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.InsecureServerCredentials;
import io.tradefold.api.MetadataKeys;
import io.tradefold.api.community.CommunityId;
import io.tradefold.server.stores.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeping the index of communities, whatever stands in the log and whatever happens to MongoDB. */
@ExtendWith(OutputCaptureExtension.class)
class CommunityIndexingTest {

  private static final CommunityId ACME = CommunityId.of("acme");
  private static final Pattern STUCK = Pattern.compile("WARN.*does not go on");

  /** As somebody else writes them, who has the same context. */
  private static final Event FOREIGN =
      Event.newBuilder().setAggregateIdentifier("theirs").setMessageIdentifier("theirs").build();

  private static final Event OURS =
      FOREIGN.toBuilder()
          .putMetaData(
              MetadataKeys.COMMUNITY_ID,
              MetaDataValue.newBuilder().setTextValue(ACME.value()).build())
          .build();

  @TempDir private Path folder;
  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoTemplate views;
  private SpokenServer server;
  private AxonServerFixture log;
  private CommunityIndexing indexing;
  private CommunityIndex index;

  @BeforeEach
  void open() throws IOException {
    mongo = new EmbeddedMongo(folder, "test");
    client = MongoClients.create(mongo.getConnectionString());
    views = new MongoTemplate(client, "test");
    index = new CommunityIndex(views);
    server = new SpokenServer(InsecureServerCredentials.create(), events());
    log = new AxonServerFixture(server.address(), SnapshotFilter.allowAll());
    indexing = new CommunityIndexing(log.server, index);
  }

  /** Three blocks: the first has ours and a foreign one, the second foreign ones alone. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (long index = 0; index < 3 * Block.SIZE; index++) {
      long block = Block.of(Positions.ofIndex(index));
      events.add(block == 1 || index == 3 ? FOREIGN : OURS);
    }
    return events;
  }

  @AfterEach
  void close() {
    indexing.stop();
    log.close();
    server.close();
    client.close();
    mongo.destroy();
  }

  @Test
  void anEventThatNamesNoCommunityIsInNobodysBlocks() {
    indexing.start();

    awaitEnd();
    assertThat(index.of(ACME, 0, 2, 9)).containsExactly(0L, 2L);
    assertThat(indexing.isRunning()).isTrue();
  }

  @Test
  void anEventThatNamesNoCommunityIsNoRowOfACopy() {
    EventWithToken foreign = EventWithToken.newBuilder().setToken(7).setEvent(FOREIGN).build();

    assertThat(StoredEvent.communityOf(FOREIGN)).isNull();
    assertThatThrownBy(() -> StoredEvent.row(foreign, log.serializer))
        .isInstanceOf(EventStoreException.class)
        .hasMessageContaining("at 7");
  }

  @Test
  void whateverGoesWrongIsSaidOnceAndTriedAgain(CapturedOutput said) {
    writeHead("no number");
    indexing.start();
    await().until(() -> STUCK.matcher(said).find());
    await()
        .during(Duration.ofMillis(2_500))
        .untilAsserted(() -> assertThat(STUCK.matcher(said).results()).hasSize(1));

    writeHead(0L);
    awaitEnd();
    await().until(() -> said.getOut().contains("The index of communities goes on"));
  }

  private void writeHead(Object upTo) {
    views
        .getCollection("communityBlocks")
        .replaceOne(
            Filters.eq("_id", -1L),
            new Document("_id", -1L).append("upTo", upTo),
            new ReplaceOptions().upsert(true));
  }

  private void awaitEnd() {
    await().untilAsserted(() -> assertThat(index.upTo()).isEqualTo(3L * Block.SIZE));
  }
}
