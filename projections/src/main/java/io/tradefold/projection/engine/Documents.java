package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.tradefold.api.ViewIndex;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import io.tradefold.api.community.CommunityId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The documents of one generation in MongoDB: read by id, many at once, and replaced whole.
 *
 * <p>Every replacement names the version it rests on. A writer that lost its claim finds another
 * version there; its upsert then becomes an insert of an id that exists, fails with error 11000,
 * and takes its batch with it.
 */
public final class Documents {

  /** MongoDB's limit for a document less room for its envelope. */
  static final int LARGEST = 16 * 1024 * 1024 - 64 * 1024;

  private static final int AT_ONCE = 500;

  /** So that ids are read from their index alone, and not with every document they stand in. */
  private static final Document BY_ID = new Document("_id", 1);

  private static final DocumentCodec CODEC = new DocumentCodec();
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoTemplate mongo;
  private final Generation generation;
  private final boolean guarded;

  /**
   * @param guarded whether writes name the version they rest on. Without it they find their
   *     document by {@code _id} alone, which is right only where one process owns everything
   */
  public Documents(MongoTemplate mongo, Generation generation, boolean guarded) {
    this.mongo = mongo;
    this.generation = generation;
    this.guarded = guarded;
  }

  /** Those of the ids that exist, by id. */
  public Map<String, Stored> read(ViewType<?> type, Collection<String> ids) {
    Map<String, Stored> found = new HashMap<>();
    for (Document document : collection(type).find(in("_id", ids))) {
      Stored stored = Stored.from(document);
      found.put(stored.id(), stored);
    }
    return found;
  }

  /** Makes sure of the index, if it is of one of this projection's types. */
  public void index(ViewIndex<?> index) {
    if (generation.projection().types().anyMatch(index.type()::equals)) {
      StoreIndex.on(index.path()).ensure(collection(index.type()));
    }
  }

  /** Every document of a type, one after the other. */
  void each(ViewType<?> type, Consumer<Stored> consumer) {
    each(type, null, consumer);
  }

  /**
   * Every document of a type, one after the other. Ids are asked for first and documents a few at a
   * time: the embedded store has everything in memory that a query finds.
   *
   * @param communityId of this community only; null for all
   */
  public void each(ViewType<?> type, @Nullable CommunityId communityId, Consumer<Stored> consumer) {
    Relay<List<String>, Map<String, Stored>> reading =
        new Relay<>(some -> read(type, some), found -> found.values().forEach(consumer));
    Portions<String> ids = new Portions<>(AT_ONCE, reading::take);
    for (Document found : some(type, communityId).projection(include("_id"))) {
      ids.add(found.getString("_id"));
    }
    ids.rest();
    reading.rest();
  }

  private FindIterable<Document> some(ViewType<?> type, @Nullable CommunityId communityId) {
    return communityId == null
        ? collection(type).find().hint(BY_ID)
        : collection(type).find(of(communityId));
  }

  /** Ids begin with their community: {@code acme}, {@code acme:ann}. */
  private static Bson of(CommunityId communityId) {
    return or(
        eq("_id", communityId.value()),
        and(gte("_id", communityId + ":"), lt("_id", communityId + ";")));
  }

  /**
   * Replaces documents whole, in one unordered bulk.
   *
   * @param replacements each with the version one above the one it rests on
   * @throws com.mongodb.MongoBulkWriteException when a document has been written by somebody else
   */
  void write(ViewType<?> type, Collection<RawBsonDocument> replacements) {
    List<ReplaceOneModel<RawBsonDocument>> writes = new ArrayList<>(replacements.size());
    for (RawBsonDocument replacement : replacements) {
      writes.add(new ReplaceOneModel<>(restingOn(replacement), replacement, UPSERT));
    }
    collection(type).withDocumentClass(RawBsonDocument.class).bulkWrite(writes, UNORDERED);
  }

  /** Remembers them before they are written so: none is ever blocked without being listed. */
  public void noteBlocked(List<ViewKey> keys) {
    for (ViewKey key : keys) {
      new BlockedList(mongo).add(generation.id(), key);
    }
  }

  /** Forgets them after they have been written so. */
  void noteMended(List<ViewKey> keys) {
    for (ViewKey key : keys) {
      new BlockedList(mongo).remove(generation.id(), key);
    }
  }

  /** Fills collections that are empty. */
  public void fill(ViewType<?> type, List<RawBsonDocument> documents) {
    collection(type)
        .withDocumentClass(RawBsonDocument.class)
        .insertMany(documents, new InsertManyOptions().ordered(false));
  }

  private Bson restingOn(RawBsonDocument replacement) {
    Bson id = eq("_id", replacement.getString("_id").getValue());
    return guarded ? and(id, eq("version", replacement.getInt64("version").getValue() - 1)) : id;
  }

  /**
   * A document in the form it is sent in.
   *
   * @throws IllegalStateException when it is larger than MongoDB takes
   */
  static RawBsonDocument encode(Stored stored) {
    RawBsonDocument raw = new RawBsonDocument(stored.toDocument(), CODEC);
    int bytes = raw.getByteBuffer().remaining();
    if (bytes > LARGEST) {
      throw new IllegalStateException(
          "a document of " + bytes + " bytes is larger than the store takes");
    }
    return raw;
  }

  private MongoCollection<Document> collection(ViewType<?> type) {
    return mongo.getCollection(generation.collection(type));
  }
}
