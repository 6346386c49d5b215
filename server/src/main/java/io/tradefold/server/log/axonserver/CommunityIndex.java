package io.tradefold.server.log.axonserver;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.tradefold.api.community.CommunityId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * In which {@link Block}s of the log a community has events: an Axon Server itself does not know.
 * It lies beside the views, and like them comes back from the log when it is thrown away: up to
 * where it goes stands in it, and whoever has filled it from elsewhere on notices.
 */
final class CommunityIndex {

  private static final String COLLECTION = "communityBlocks";
  private static final String COMMUNITIES = "communities";
  private static final String UP_TO = "upTo";

  /** Not the number of any block. */
  private static final long HEAD = -1;

  private final MongoCollection<Document> blocks;

  CommunityIndex(MongoTemplate mongo) {
    blocks = mongo.getCollection(COLLECTION);
    blocks.createIndex(Indexes.ascending(COMMUNITIES, "_id"));
  }

  /** The last position it knows of. */
  long upTo() {
    Document head = blocks.find(eq("_id", HEAD)).first();
    return head == null ? 0 : head.getLong(UP_TO);
  }

  /**
   * The first blocks that have events of the community, in order.
   *
   * @param first number of the first that counts
   * @param last number of the last that counts
   */
  List<Long> of(CommunityId communityId, long first, long last, int limit) {
    List<Long> found = new ArrayList<>();
    blocks
        .find(and(eq(COMMUNITIES, communityId.value()), gte("_id", first), lte("_id", last)))
        .projection(new Document("_id", 1))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .forEach(block -> found.add(block.getLong("_id")));
    return found;
  }

  /**
   * Adds blocks that follow each other. What a block holds never changes, so that it does not
   * matter who writes it, or how often.
   *
   * @param from up to where it went when the first of them was begun
   * @param upTo the end of the last of them
   * @return false when it does not go up to there any more: somebody else has gone on, or thrown it
   *     away
   */
  boolean add(List<Block> full, long from, long upTo) {
    List<ReplaceOneModel<Document>> writes =
        full.stream()
            .map(
                block ->
                    new ReplaceOneModel<>(
                        eq("_id", block.number()),
                        new Document("_id", block.number())
                            .append(COMMUNITIES, List.copyOf(block.communities())),
                        new ReplaceOptions().upsert(true)))
            .toList();
    blocks.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    Document head = new Document("_id", HEAD).append(UP_TO, upTo);
    if (from == 0 && upTo() == 0) {
      blocks.replaceOne(eq("_id", HEAD), head, new ReplaceOptions().upsert(true));
      return true;
    }
    return blocks.replaceOne(and(eq("_id", HEAD), eq(UP_TO, from)), head).getMatchedCount() == 1;
  }
}
