package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.ReplaceOptions;
import io.tradefold.api.ViewKey;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Where blocked documents lie: {@code {_id: "<generation>/<type>/<id>", generation, document}} of
 * the collection {@code blocked}. An entry is there before its document is blocked and goes after
 * it is mended, so that a crash leaves one too many at worst: the document itself says whether it
 * is.
 */
public final class BlockedList {

  private static final String NAME = "blocked";
  private static final StoreIndex BY_GENERATION = StoreIndex.on("generation");
  private static final int COUNTED = 10_000;

  private final MongoCollection<Document> entries;

  public BlockedList(MongoTemplate mongo) {
    this.entries = mongo.getCollection(NAME);
  }

  /** Makes sure that those of a generation are found without looking at all. */
  static void index(MongoTemplate mongo) {
    BY_GENERATION.ensure(mongo.getCollection(NAME));
  }

  public void add(GenerationId generation, ViewKey key) {
    String id = id(generation, key.name());
    entries.replaceOne(
        eq("_id", id),
        new Document("_id", id)
            .append("generation", generation.processorName())
            .append("document", key.name()),
        new ReplaceOptions().upsert(true));
  }

  public void remove(GenerationId generation, ViewKey key) {
    entries.deleteOne(eq("_id", id(generation, key.name())));
  }

  /** The documents of a generation that may be blocked. */
  public List<ViewKey> of(Generation generation) {
    List<ViewKey> keys = new ArrayList<>();
    for (Document entry : entries.find(eq("generation", generation.processorName()))) {
      keys.add(generation.projection().key(entry.getString("document")));
    }
    return keys;
  }

  /** How many there are of a generation; no more are counted than {@value #COUNTED}. */
  public int count(Generation generation) {
    return (int)
        entries.countDocuments(
            eq("generation", generation.processorName()), new CountOptions().limit(COUNTED));
  }

  /** A generation is gone. */
  public void forget(GenerationId generation) {
    entries.deleteMany(eq("generation", generation.processorName()));
  }

  private static String id(GenerationId generation, String document) {
    return generation.processorName() + "/" + document;
  }
}
