package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.tradefold.stores.LocalMongo;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Processes share out the segments of what they fold, and of nothing else. */
class PeersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final LocalMongo mongo = new LocalMongo();

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void aSegmentIsLeftOnlyToWhoFoldsItsGeneration() {
    Peers one = new Peers(mongo.template(), PATIENCE, true);
    Peers other = new Peers(mongo.template(), PATIENCE, true);
    one.join("trades-v1-g1");
    one.join("ledgers-v1-g1");
    other.join("trades-v2-g2");
    other.join("ledgers-v1-g1");
    one.start();
    other.start();

    await().atMost(LONG).until(() -> one.share("ledgers-v1-g1", 2) == 1);
    assertThat(one.share("trades-v1-g1", 2)).isEqualTo(2);
    assertThat(other.share("trades-v2-g2", 2)).isEqualTo(2);

    other.leave("ledgers-v1-g1");
    await().atMost(LONG).until(() -> one.share("ledgers-v1-g1", 2) == 2);
    one.stop();
    other.stop();
  }

  /** A process of an earlier release says nothing of what it folds. */
  @Test
  void whoDoesNotSayWhatHeFoldsIsLeftNothing() {
    mongo
        .template()
        .getCollection("peers")
        .insertOne(new Document("_id", "earlier").append("beats", 1L));
    Peers one = new Peers(mongo.template(), PATIENCE, true);
    one.join("ledgers-v1-g1");
    one.start();

    assertThat(one.share("ledgers-v1-g1", 2)).isEqualTo(2);
    one.stop();
  }

  @Test
  void aBeatUnderWayDoesNotOutliveItsProcess() {
    Held held = new Held();
    try (MongoClient client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .addCommandListener(held)
                .build())) {
      Peers peers = new Peers(new MongoTemplate(client, "tradefold"), PATIENCE, true);
      peers.start();
      held.armed = true;
      assertThat(Latches.await(held.underWay)).isTrue();

      peers.stop();

      assertThat(Latches.await(held.beaten)).isTrue();
      assertThat(mongo.template().getCollection("peers").countDocuments()).isZero();
    }
  }

  /** Holds a beat back until the entry is gone, or so long that nobody seems to take it away. */
  private static final class Held implements CommandListener {

    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch beaten = new CountDownLatch(1);
    private volatile boolean armed;

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (armed && event.getCommandName().equals("update")) {
        underWay.countDown();
        Latches.await(gone, Duration.ofSeconds(1));
      }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
      if (event.getCommandName().equals("delete")) {
        gone.countDown();
      }
      if (underWay.getCount() == 0 && event.getCommandName().equals("update")) {
        beaten.countDown();
      }
    }
  }
}
