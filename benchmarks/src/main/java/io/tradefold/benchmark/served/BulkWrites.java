package io.tradefold.benchmark.served;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.tradefold.api.ViewType;
import io.tradefold.projection.engine.Projection;
import io.tradefold.server.stores.DataFolder;
import io.tradefold.server.stores.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes the documents of a projection as they are now into an empty store of the same kind, by the
 * same driver, in unordered bulks: what a rebuild can't do without. Reading them is not counted.
 */
@RestController
class BulkWrites {

  private static final int BULK_DOCUMENTS = 1_000;
  private static final int BULK_BYTES = 8 * 1024 * 1024;
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  /**
   * @param seconds of writing alone
   */
  record Answer(long documents, long bytes, double seconds) {}

  private final List<Projection> projections;
  private final MongoTemplate mongo;
  private final DataFolder folder;

  BulkWrites(List<Projection> projections, MongoTemplate mongo, DataFolder folder) {
    this.projections = projections;
    this.mongo = mongo;
    this.folder = folder;
  }

  /**
   * @param projection whose documents, such as {@code trades}: those of all its types and
   *     generations
   */
  @PostMapping("/api/benchmark/bulk-writes/{projection}")
  Answer write(@PathVariable String projection) throws IOException {
    String types =
        projections.stream()
            .filter(each -> each.name().equals(projection))
            .flatMap(Projection::types)
            .map(ViewType::name)
            .collect(Collectors.joining("|", "(", ")"));
    Path empty = Files.createTempDirectory(folder.root(), "bulk-writes");
    EmbeddedMongo store = new EmbeddedMongo(empty, "peer");
    try (MongoClient client = MongoClients.create(store.getConnectionString())) {
      Writing writing = new Writing(client.getDatabase("peer"));
      for (String collection : mongo.getCollectionNames()) {
        if (collection.matches(types + "_v\\d+_g\\d+")) {
          writing.copy(mongo.getDb().getCollection(collection, RawBsonDocument.class));
        }
      }
      return new Answer(writing.documents, writing.bytes, writing.nanos / 1e9);
    } finally {
      store.destroy();
      FileSystemUtils.deleteRecursively(empty);
    }
  }

  /** One pass. */
  private static final class Writing {

    private final MongoDatabase to;
    private long documents;
    private long bytes;
    private long nanos;

    Writing(MongoDatabase to) {
      this.to = to;
    }

    void copy(MongoCollection<RawBsonDocument> from) {
      MongoCollection<RawBsonDocument> target =
          to.getCollection(from.getNamespace().getCollectionName(), RawBsonDocument.class);
      List<ReplaceOneModel<RawBsonDocument>> bulk = new ArrayList<>();
      int size = 0;
      for (RawBsonDocument document : from.find().batchSize(BULK_DOCUMENTS)) {
        bulk.add(new ReplaceOneModel<>(Filters.eq(document.get("_id")), document, UPSERT));
        size += document.getByteBuffer().remaining();
        if (bulk.size() == BULK_DOCUMENTS || size > BULK_BYTES) {
          write(target, bulk, size);
          bulk.clear();
          size = 0;
        }
      }
      if (!bulk.isEmpty()) {
        write(target, bulk, size);
      }
    }

    private void write(
        MongoCollection<RawBsonDocument> target,
        List<ReplaceOneModel<RawBsonDocument>> bulk,
        int size) {
      long begun = System.nanoTime();
      target.bulkWrite(bulk, UNORDERED);
      nanos += System.nanoTime() - begun;
      documents += bulk.size();
      bytes += size;
    }
  }
}
