package io.tradefold.server.stores;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.tradefold.projection.engine.Watermarks;
import io.tradefold.server.log.PublishedNames;
import io.tradefold.server.log.PublishedSerializer;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class ViewsOfThisLogTest {

  private final PublishedSerializer serializer =
      new PublishedSerializer(PublishedNames.of(List.of()));

  @TempDir private Path folder;
  private EmbeddedMongo server;
  private MongoClient client;
  private MongoTemplate mongo;

  @BeforeEach
  void open() {
    server = new EmbeddedMongo(folder, "test");
    client = MongoClients.create(server.getConnectionString());
    mongo = new MongoTemplate(client, "test");
  }

  @AfterEach
  void close() {
    client.close();
    server.destroy();
  }

  private void reached(String projection, @Nullable TrackingToken token) {
    TokenStore tokens =
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(mongo.getDb()).build())
            .serializer(serializer)
            .build();
    tokens.initializeTokenSegments(projection, 2, token);
  }

  private static TrackingToken at(long index) {
    return GapAwareTrackingToken.newInstance(index, List.of());
  }

  private void start(long head) {
    new ViewsOfThisLog(new Watermarks(mongo, serializer), () -> head);
  }

  @Test
  void viewsThatContainAPartOfTheLogAreGoneOnWith() {
    reached("trades-v1-g1", at(12));

    assertThatNoException().isThrownBy(() -> start(12));
    assertThatNoException().isThrownBy(() -> start(13));
  }

  @Test
  void viewsThatContainMoreThanTheLogAreRefused() {
    reached("accounts-v1-g1", at(3));
    reached("trades-v1-g1", at(12));

    assertThatThrownBy(() -> start(11))
        .isInstanceOf(ViewsAheadOfLog.class)
        .hasMessageContaining("up to position 12")
        .hasMessageContaining("ends at 11");
  }

  @Test
  void aNewDatabaseContainsNothing() {
    reached("trades-v1-g1", null);

    assertThatNoException().isThrownBy(() -> start(0));
  }
}
