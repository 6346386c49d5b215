package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.tradefold.api.community.CommunityId;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Communities that are contained further than the token of their segment says, because somebody
 * waited for them, see {@link Express}: {@code {_id: "<generation>/<community>", generation,
 * communityId, segment, index}} of the collection {@code ahead}. For processes that look on; an
 * entry is written after the documents it speaks of, and goes when the token has come as far.
 */
final class Aheads {

  private static final String NAME = "ahead";
  private static final StoreIndex BY_GENERATION = StoreIndex.on("generation");

  private final MongoCollection<Document> entries;

  Aheads(MongoTemplate mongo) {
    this.entries = mongo.getCollection(NAME);
  }

  /** Makes sure that those of a generation are found without looking at all. */
  static void index(MongoTemplate mongo) {
    BY_GENERATION.ensure(mongo.getCollection(NAME));
  }

  /** By community: up to where its events are contained. */
  Map<CommunityId, Long> of(GenerationId generation) {
    Map<CommunityId, Long> found = new HashMap<>();
    for (Document entry : entries.find(eq("generation", generation.processorName()))) {
      found.put(CommunityId.of(entry.getString("communityId")), entry.getLong("index"));
    }
    return found;
  }

  /** To be kept by whoever folds the generation. */
  Express.Notes notes(GenerationId generation) {
    return new Express.Notes() {
      @Override
      public void reached(CommunityId communityId, int segment, long index) {
        put(generation, communityId, segment, index);
      }

      @Override
      public void passed(int segment, long position) {
        remove(generation, segment, position);
      }
    };
  }

  private void put(GenerationId generation, CommunityId communityId, int segment, long index) {
    entries.updateOne(
        eq("_id", generation.processorName() + "/" + communityId.value()),
        combine(
            set("generation", generation.processorName()),
            set("communityId", communityId.value()),
            set("segment", segment),
            max("index", index)),
        new UpdateOptions().upsert(true));
  }

  private void remove(GenerationId generation, int segment, long position) {
    entries.deleteMany(
        and(
            eq("generation", generation.processorName()),
            eq("segment", segment),
            lte("index", position)));
  }

  /** The generation is gone. */
  void forget(GenerationId generation) {
    entries.deleteMany(eq("generation", generation.processorName()));
  }
}
