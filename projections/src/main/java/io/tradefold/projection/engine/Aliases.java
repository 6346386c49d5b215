package io.tradefold.projection.engine;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Which generation of each projection serves: the documents {@code {_id: "<projection>", version,
 * generation}} of the collection {@code projections}. Readers look there for the names of the
 * collections.
 */
public final class Aliases {

  static final String COLLECTION = "projections";

  private final MongoCollection<Document> documents;

  public Aliases(MongoTemplate mongo) {
    this.documents = mongo.getCollection(COLLECTION);
  }

  /**
   * The generation that serves, from now on generation 1 if there was none. An alias of another
   * version names documents that this code can't read: it starts again with generation 1 of its
   * own.
   */
  public Generation serving(Projection projection) {
    Document alias = documents.find(eq("_id", projection.name())).first();
    if (alias != null && alias.getInteger("version") == projection.version()) {
      return new Generation(projection, alias.getInteger("generation"));
    }
    Generation first = new Generation(projection, 1);
    serve(first);
    return first;
  }

  /** Readers look at this generation from now on. */
  public void serve(Generation generation) {
    String name = generation.projection().name();
    documents.replaceOne(
        eq("_id", name),
        new Document("_id", name)
            .append("version", generation.projection().version())
            .append("generation", generation.number()),
        new ReplaceOptions().upsert(true));
  }
}
