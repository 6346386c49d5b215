package io.tradefold.server.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that finds documents by id also when the filter says more than the id. By itself the
 * backend uses an index only for a filter of nothing but its fields, and searches everything for
 * {@code {_id, version}}, which is what every guarded write asks for.
 */
final class BsonCollection extends H2Collection {

  private static final String ID = "_id";
  private static final String AND = "$and";
  private static final String EQUAL = "$eq";
  private static final String IN = "$in";

  BsonCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> about,
      CursorRegistry cursors) {
    super(database, name, options, documents, about, cursors);
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document order,
      int skip,
      int limit,
      int batch,
      @Nullable Document fields) {
    Document byId = byId(filter);
    if (byId == null || filter.keySet().equals(Set.of(ID))) {
      return super.queryDocuments(byId == null ? filter : byId, order, skip, limit, batch, fields);
    }
    QueryResult candidates = super.queryDocuments(byId, null, 0, 0, 0, null);
    return matchDocumentsFromStream(
        StreamSupport.stream(candidates.spliterator(), false),
        filter,
        order,
        skip,
        limit,
        batch,
        fields);
  }

  /** What the filter says of the id, in the form the index takes; null when it is no help. */
  private static @Nullable Document byId(Document filter) {
    Document named = filter.containsKey(ID) ? indexed(filter.get(ID)) : null;
    if (named == null && filter.get(AND) instanceof Collection<?> parts) {
      for (Object part : parts) {
        named = named == null && part instanceof Document inner ? byId(inner) : named;
      }
    }
    return named;
  }

  private static @Nullable Document indexed(@Nullable Object condition) {
    if (condition instanceof Document operators) {
      Set<String> names = operators.keySet();
      if (names.equals(Set.of(EQUAL))) {
        return indexed(operators.get(EQUAL));
      }
      return names.equals(Set.of(IN)) ? new Document(ID, operators) : null;
    }
    return condition instanceof String ? new Document(ID, condition) : null;
  }
}
