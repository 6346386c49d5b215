package io.tradefold.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.tradefold.stores.NeedsRealMongo;
import io.tradefold.stores.RealMongo;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The embedded MongoDB takes indexes and forgets them, so that only a real one can tell. */
@ExtendWith(NeedsRealMongo.class)
class StoreIndexTest {

  private static final StoreIndex BY_STATE = StoreIndex.on("state");

  private final RealMongo mongo = new RealMongo();
  private final MongoCollection<Document> things = mongo.template().getCollection("things");

  @AfterEach
  void close() {
    mongo.close();
  }

  private List<Document> indexes() {
    return things.listIndexes().into(new ArrayList<>());
  }

  @Test
  void itIsMadeOnce() {
    BY_STATE.ensure(things);
    BY_STATE.ensure(things);

    assertThat(indexes())
        .extracting(index -> index.get("key"))
        .containsExactly(new Document("_id", 1), new Document("state", 1));
  }

  @Test
  void oneOfItsNameThatLeavesDocumentsOutIsMadeAgain() {
    things.createIndex(Indexes.ascending("state"), new IndexOptions().sparse(true));

    BY_STATE.ensure(things);

    assertThat(indexes())
        .hasSize(2)
        .noneMatch(index -> index.containsKey("sparse"))
        .anyMatch(index -> new Document("state", 1).equals(index.get("key")));
  }

  @Test
  void oneOfItsNameOverAnotherFieldIsMadeAgain() {
    things.createIndex(Indexes.ascending("other"), new IndexOptions().name("state_1"));

    BY_STATE.ensure(things);

    assertThat(indexes())
        .extracting(index -> index.get("key"))
        .containsExactly(new Document("_id", 1), new Document("state", 1));
  }

  @Test
  void theSameByAnotherNameDoesAsWell() {
    things.createIndex(Indexes.ascending("state"), new IndexOptions().name("of the operators"));

    BY_STATE.ensure(things);

    assertThat(indexes()).hasSize(2);
  }

  @Test
  void oneThatStandsInTheWayStopsTheStartWithASentence() {
    things.createIndex(
        Indexes.ascending("state"), new IndexOptions().name("in the way").hidden(true));

    assertThatThrownBy(() -> BY_STATE.ensure(things))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs the index {state: 1}")
        .hasMessageContaining("start again");
  }
}
