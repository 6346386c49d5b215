package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.tradefold.stores.LocalMongo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A MongoDB that is killed may lose its last moment, but never what lies below a token. */
class SharedTokensTest implements CommandListener {

  private final List<BsonDocument> writes = new CopyOnWriteArrayList<>();
  private final LocalMongo mongo = new LocalMongo();
  private final MongoClient client =
      MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(mongo.uri()))
              .addCommandListener(this)
              .build());

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (List.of("insert", "update", "findAndModify").contains(event.getCommandName())) {
      writes.add(event.getCommand().clone());
    }
  }

  @AfterEach
  void close() {
    client.close();
    mongo.close();
  }

  @Test
  void anOwnerAmongOthersWritesItsTokenWithTheJournal() {
    stored(WriteGuard.ON);

    assertThat(writes)
        .isNotEmpty()
        .allSatisfy(
            write ->
                assertThat(write.getDocument("writeConcern").getBoolean("j").getValue()).isTrue());
  }

  @Test
  void theOnlyOwnerDoesNotWait() {
    stored(WriteGuard.OFF);

    assertThat(writes)
        .isNotEmpty()
        .allSatisfy(write -> assertThat(write.containsKey("writeConcern")).isFalse());
  }

  private void stored(WriteGuard guard) {
    MongoTemplate template = new MongoTemplate(client, "tradefold");
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("guard", guard);
    TokenStore tokens =
        new ProjectionConfiguration()
            .tokenStore(
                template,
                Jackson3Serializer.builder().build(),
                new ProjectionProperties(
                    2,
                    500,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1)),
                new Peers(template, Duration.ofSeconds(5), false),
                beans.getBeanProvider(WriteGuard.class));
    tokens.initializeTokenSegments("trades-v1-g1", 1);
    writes.clear();
    tokens.fetchToken("trades-v1-g1", 0);
    tokens.storeToken(new GlobalSequenceTrackingToken(7), "trades-v1-g1", 0);
  }
}
