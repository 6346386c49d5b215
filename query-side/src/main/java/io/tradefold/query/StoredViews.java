package io.tradefold.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.tradefold.api.RedisSlot;
import io.tradefold.api.ViewIndex;
import io.tradefold.api.ViewKey;
import io.tradefold.api.ViewType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Reads views as they are stored, by key. What a dashboard waits for is never computed on a miss: a
 * hot view that Redis does not have, or may not be believed about, is one read of MongoDB.
 */
public final class StoredViews {

  /** As many ids as MongoDB is asked for at once. */
  private static final int MOST_IDS = 500;

  private final MongoTemplate mongo;
  private final Serving serving;
  private final HotViews hot;
  private final Documents documents;

  private StoredViews(MongoTemplate mongo, Serving serving, HotViews hot, Documents documents) {
    this.mongo = mongo;
    this.serving = serving;
    this.hot = hot;
    this.documents = documents;
  }

  public static StoredViews of(MongoTemplate mongo, StringRedisTemplate redis) {
    Serving serving = new Serving(mongo);
    Documents documents = new Documents();
    return new StoredViews(mongo, serving, new HotViews(redis, serving, documents), documents);
  }

  /** One document, from MongoDB. */
  public <V> Optional<Stored<V>> get(Served<V> served, String id) {
    return Optional.ofNullable(getAll(served, List.of(id)).get(id));
  }

  /** Those documents that have something to show, by id, from MongoDB. */
  public <V> Map<String, Stored<V>> getAll(Served<V> served, Collection<String> ids) {
    MongoCollection<RawBsonDocument> collection = collection(served);
    if (collection == null) {
      return Map.of();
    }
    Map<String, Stored<V>> found = HashMap.newHashMap(ids.size());
    List<String> all = new ArrayList<>(ids);
    for (int start = 0; start < all.size(); start += MOST_IDS) {
      List<String> some = all.subList(start, Math.min(start + MOST_IDS, all.size()));
      for (RawBsonDocument document : collection.find(Filters.in("_id", some))) {
        Stored<V> stored = documents.read(document, served.type());
        if (stored != null) {
          found.put(stored.id(), stored);
        }
      }
    }
    return found;
  }

  /** Those documents of a projection that have something to show, from MongoDB. */
  public Map<ViewKey, Stored<?>> find(String projection, Collection<ViewKey> keys) {
    Map<ViewType<?>, List<String>> ids = new LinkedHashMap<>();
    keys.forEach(key -> ids.computeIfAbsent(key.type(), type -> new ArrayList<>()).add(key.id()));
    Map<ViewKey, Stored<?>> found = HashMap.newHashMap(keys.size());
    ids.forEach(
        (type, some) ->
            getAll(new Served<>(projection, type), some)
                .forEach((id, stored) -> found.put(type.key(id), stored)));
    return found;
  }

  /** Those documents in which the field of the index has this value, from MongoDB. */
  public <V> List<Stored<V>> where(Served<V> served, ViewIndex<V> index, String value) {
    MongoCollection<RawBsonDocument> collection = collection(served);
    if (collection == null) {
      return List.of();
    }
    Bson sameValue = Filters.eq(index.path(), value);
    List<Stored<V>> found = new ArrayList<>();
    for (RawBsonDocument document : collection.find(sameValue)) {
      Stored<V> stored = documents.read(document, served.type());
      if (stored != null) {
        found.add(stored);
      }
    }
    return found;
  }

  /** One hot view: from Redis, or else from MongoDB. */
  public <V> Optional<Stored<V>> hot(Served<V> served, String id, RedisSlot slot) {
    return hot.get(served, id, slot).or(() -> get(served, id));
  }

  /**
   * All hot views of one hash of Redis, or else the documents of MongoDB in which the field of the
   * index has the value.
   *
   * @param key the hash
   */
  public <V> List<Stored<V>> allHot(
      Served<V> served, String key, ViewIndex<V> index, String value) {
    List<Stored<V>> found = hot.all(served, key);
    return found.isEmpty() ? where(served, index, value) : found;
  }

  /**
   * @return null when nothing has been projected yet
   */
  private @Nullable MongoCollection<RawBsonDocument> collection(Served<?> served) {
    String suffix = serving.now().suffixes().get(served.projection());
    return suffix == null
        ? null
        : mongo.getDb().getCollection(served.type().name() + suffix, RawBsonDocument.class);
  }
}
