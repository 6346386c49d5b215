package io.tradefold.server.stores;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {

  private static final Document EVERYTHING =
      new Document("_id", "everything")
          .append("text", "£ – 夜 – \u0001")
          .append("int", 7)
          .append("long", 7L << 40)
          .append("double", 0.1)
          .append("decimal", Decimal128.parse("12.3400"))
          .append("yes", true)
          .append("nothing", null)
          .append("at", Date.from(Instant.parse("2026-03-29T01:30:00.123Z")))
          .append("bytes", new Binary(new byte[] {1, 2, 3}))
          .append("list", List.of("a", 1, new Document("deep", List.of(List.of("er")))))
          .append("empty", new Document());

  @TempDir private Path folder;

  private void with(Consumer<MongoCollection<Document>> work) {
    EmbeddedMongo mongo = new EmbeddedMongo(folder, "test");
    try (MongoClient client = MongoClients.create(mongo.getConnectionString())) {
      work.accept(client.getDatabase("test").getCollection("things"));
    } finally {
      mongo.destroy();
    }
  }

  @Test
  void documentsComeBackAsTheyWereAfterARestart() {
    with(things -> things.insertOne(EVERYTHING));

    with(things -> assertThat(things.find(eq("_id", "everything")).first()).isEqualTo(EVERYTHING));
  }

  @Test
  void documentsAreFoundByIdAmongThousandsAfterARestart() {
    with(
        things -> {
          List<Document> many = new ArrayList<>();
          for (int number = 0; number < 5_000; number++) {
            many.add(new Document("_id", "thing-" + number).append("number", number));
          }
          things.insertMany(many);
        });

    with(
        things -> {
          assertThat(things.countDocuments()).isEqualTo(5_000);
          assertThat(things.find(eq("_id", "thing-4321")).first()).containsEntry("number", 4_321);
          assertThat(things.find(in("_id", "thing-0", "thing-4999", "thing-5000"))).hasSize(2);
          things.replaceOne(
              eq("_id", "thing-7"),
              new Document("_id", "thing-7").append("number", -7),
              new ReplaceOptions().upsert(true));
        });

    with(
        things -> {
          assertThat(things.countDocuments()).isEqualTo(5_000);
          assertThat(things.find(eq("_id", "thing-7")).first()).containsEntry("number", -7);
        });
  }

  /** As projections write where several processes may own a document. */
  private static void guarded(MongoCollection<Document> things, String id, long version) {
    replaced(things, and(eq("_id", id), eq("version", version - 1)), id, version);
  }

  private static void replaced(
      MongoCollection<Document> things, Bson filter, String id, long version) {
    things.replaceOne(
        filter,
        new Document("_id", id).append("version", version),
        new ReplaceOptions().upsert(true));
  }

  @Test
  void aGuardedWriteTakesTheVersionItRestsOnAndNoOther() {
    with(
        things -> {
          guarded(things, "one", 1);
          guarded(things, "one", 2);
          assertThatThrownBy(() -> guarded(things, "one", 2))
              .isInstanceOf(MongoWriteException.class)
              .hasMessageContaining("11000");
          assertThatThrownBy(() -> guarded(things, "one", 4))
              .isInstanceOf(MongoWriteException.class)
              .hasMessageContaining("11000");
          assertThat(things.find())
              .containsExactly(new Document("_id", "one").append("version", 2L));
        });
  }

  /** As a server writes that has been given the address of an embedded one. */
  @Test
  void aWriteForTheMajorityIsTakenToo() {
    with(
        things -> {
          MongoCollection<Document> majority = things.withWriteConcern(MongoReplicas.MAJORITY);
          majority.insertOne(new Document("_id", "one"));
          guarded(majority, "two", 1);
          assertThat(things.countDocuments()).isEqualTo(2);
        });
  }

  @Test
  void whatAFilterSaysBesideTheIdHoldsToo() {
    with(
        things -> {
          for (int number = 0; number < 5; number++) {
            things.insertOne(new Document("_id", "thing-" + number).append("odd", number % 2 == 1));
          }
          Bson some = in("_id", "thing-1", "thing-2", "thing-3", "thing-9");
          assertThat(things.find(and(some, eq("odd", true))).sort(descending("_id")))
              .extracting(found -> found.get("_id"))
              .containsExactly("thing-3", "thing-1");
          assertThat(things.find(and(some, eq("odd", true))).skip(1).limit(1)).hasSize(1);
          assertThat(things.find(and(eq("_id", "thing-1"), eq("_id", "thing-2")))).isEmpty();
          assertThat(things.find(and(gt("_id", "thing-1"), eq("odd", true)))).hasSize(1);
          assertThat(things.find(or(eq("_id", "thing-0"), eq("odd", true)))).hasSize(3);
          assertThat(things.deleteMany(and(some, eq("odd", false))).getDeletedCount()).isEqualTo(1);
          assertThat(things.countDocuments(and(some, eq("odd", true)))).isEqualTo(2);
        });
  }

  /** Searching all of them takes ten to twenty times as long as finding one by its id. */
  @Test
  void aGuardedWriteDoesNotSearchTheWholeCollection() {
    with(
        things -> {
          List<Document> many = new ArrayList<>();
          for (int number = 0; number < 20_000; number++) {
            many.add(new Document("_id", "thing-" + number).append("version", 1L));
          }
          things.insertMany(many);
          Duration byId = Duration.ofDays(1);
          Duration guarded = Duration.ofDays(1);
          for (int round = 1; round <= 5; round++) {
            long version = round;
            byId = least(byId, id -> replaced(things, eq("_id", id), id, version));
            guarded = least(guarded, id -> guarded(things, id, version + 1));
          }
          assertThat(guarded).isLessThan(byId.multipliedBy(4));
        });
  }

  private static Duration least(Duration before, Consumer<String> write) {
    long start = System.nanoTime();
    for (int number = 0; number < 20_000; number += 200) {
      write.accept("thing-" + number);
    }
    Duration now = Duration.ofNanos(System.nanoTime() - start);
    return now.compareTo(before) < 0 ? now : before;
  }

  /**
   * One caller writes 1, 2, 3, … round and round into as many collections. Whatever moment a crash
   * comes at, the file must hold the state after some number of them, no later write without every
   * earlier one.
   */
  @Test
  void aCrashLeavesTheStateBetweenTwoOperations() throws Exception {
    int collections = 40;
    AtomicLong written = new AtomicLong();
    AtomicBoolean enough = new AtomicBoolean();
    EmbeddedMongo mongo = new EmbeddedMongo(folder, "test");
    try (MongoClient client = MongoClients.create(mongo.getConnectionString())) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                while (!enough.get()) {
                  long next = written.incrementAndGet();
                  client
                      .getDatabase("test")
                      .getCollection("ring-" + next % collections)
                      .replaceOne(
                          eq("_id", "last"),
                          new Document("_id", "last").append("number", next),
                          new ReplaceOptions().upsert(true));
                }
              });
      for (int crash = 0; crash < 6; crash++) {
        long before = written.get();
        Path copy = Files.createDirectory(folder.resolve("crash-" + crash));
        await().until(() -> written.get() > before + 2_000);
        Files.copy(folder.resolve(EmbeddedMongo.FILE), copy.resolve(EmbeddedMongo.FILE));
        assertHoldsAPrefix(copy, collections);
      }
      enough.set(true);
      writer.join();
    } finally {
      mongo.destroy();
    }
  }

  @Test
  void whatIsWrittenWithTheJournalIsInTheFileWhenItIsAnswered() throws Exception {
    EmbeddedMongo mongo = new EmbeddedMongo(folder, "test");
    try (MongoClient client = MongoClients.create(mongo.getConnectionString())) {
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      for (int crash = 0; crash < 5; crash++) {
        things.insertOne(new Document("_id", "before-" + crash));
        things
            .withWriteConcern(WriteConcern.JOURNALED)
            .insertOne(new Document("_id", "promised-" + crash));
        Path copy = Files.createDirectory(folder.resolve("crash-" + crash));
        Files.copy(folder.resolve(EmbeddedMongo.FILE), copy.resolve(EmbeddedMongo.FILE));
        assertThat(ids(copy)).contains("before-" + crash, "promised-" + crash);
      }
    } finally {
      mongo.destroy();
    }
  }

  private static List<String> ids(Path copy) {
    EmbeddedMongo restarted = new EmbeddedMongo(copy, "test");
    try (MongoClient client = MongoClients.create(restarted.getConnectionString())) {
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      return things.find().map(found -> found.getString("_id")).into(new ArrayList<>());
    } finally {
      restarted.destroy();
    }
  }

  private static void assertHoldsAPrefix(Path copy, int collections) {
    EmbeddedMongo restarted = new EmbeddedMongo(copy, "test");
    try (MongoClient client = MongoClients.create(restarted.getConnectionString())) {
      Set<Long> last = new TreeSet<>();
      for (int ring = 0; ring < collections; ring++) {
        Document found = client.getDatabase("test").getCollection("ring-" + ring).find().first();
        last.add(found == null ? -ring : found.getLong("number"));
      }
      long highest = last.stream().mapToLong(Long::longValue).max().orElseThrow();
      Set<Long> prefix = new TreeSet<>();
      for (long number = highest; number > highest - collections; number--) {
        prefix.add(number > 0 ? number : -((number + collections) % collections));
      }
      assertThat(last).isEqualTo(prefix);
    } finally {
      restarted.destroy();
    }
  }

  @Test
  void anIdIsThereOnce() {
    with(things -> things.insertOne(new Document("_id", "one")));

    with(
        things ->
            assertThatThrownBy(() -> things.insertOne(new Document("_id", "one")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("11000"));
  }

  @Test
  void aUniqueIndexOverSeveralFieldsHoldsAfterARestart() {
    with(
        things -> {
          things.createIndex(Indexes.ascending("name", "segment"), new IndexOptions().unique(true));
          things.insertOne(new Document("name", "trades").append("segment", 0));
          things.insertOne(new Document("name", "trades").append("segment", 1));
        });

    with(
        things -> {
          things.insertOne(new Document("name", "trades").append("segment", 2));
          assertThatThrownBy(
                  () -> things.insertOne(new Document("name", "trades").append("segment", 1)))
              .isInstanceOf(MongoWriteException.class);
          assertThat(things.find(new Document("name", "trades").append("segment", 1))).hasSize(1);
        });
  }
}
