package io.tradefold.projection.engine;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index of MongoDB that a query of ours needs, declared beside the query and made sure of at the
 * start. Whatever we look up by more than the id has one; without it MongoDB would search the whole
 * collection, and nobody would be told.
 *
 * @param field ascending, and nothing else of it: every document is in it, in the usual order
 */
public record StoreIndex(String field) {

  private static final Logger LOG = LoggerFactory.getLogger(StoreIndex.class);

  /** What an index may say of itself and still be this one. */
  private static final Set<String> PLAIN = Set.of("v", "key", "name", "ns", "background");

  public static StoreIndex on(String field) {
    return new StoreIndex(field);
  }

  /**
   * Makes it, unless it is there. One of its name that is another — it leaves documents out, sorts
   * otherwise, or has other fields — is dropped and made again: the views are ours, and until it is
   * there no process of this kind is at work. One of the same fields that somebody has named
   * otherwise does as well.
   *
   * @throws IllegalStateException when an index of another name stands in the way; the message says
   *     which, and what to do
   */
  public void ensure(MongoCollection<Document> collection) {
    for (Document there : collection.listIndexes()) {
      if (isThis(there)) {
        return;
      }
      if (name().equals(there.getString("name"))) {
        LOG.warn(
            "The index {} of {} is not the one that is needed; making it again: {}",
            name(),
            collection.getNamespace(),
            there.toJson());
        collection.dropIndex(name());
      }
    }
    try {
      collection.createIndex(Indexes.ascending(field));
    } catch (MongoCommandException refused) {
      throw new IllegalStateException(
          "%s needs the index {%s: 1} and MongoDB does not make it: %s. Drop what stands in its way (db.getCollection(\"%s\").getIndexes() shows it), and start again."
              .formatted(
                  collection.getNamespace(),
                  field,
                  refused.getErrorMessage(),
                  collection.getNamespace().getCollectionName()),
          refused);
    }
  }

  /** As MongoDB would name it. */
  private String name() {
    return field + "_1";
  }

  private boolean isThis(Document there) {
    return there.get("key") instanceof Document key
        && key.keySet().equals(Set.of(field))
        && key.get(field) instanceof Number direction
        && direction.intValue() == 1
        && PLAIN.containsAll(there.keySet());
  }
}
