package io.tradefold.server.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The embedded MongoDB's file, with documents and index keys kept as BSON.
 *
 * <p>By itself the backend keeps them as serialised Java objects and compares two keys by
 * serialising both, which took three quarters of an import's time; and it underestimates what a
 * cached document weighs by a factor of five. A map that is opened with a type before the backend
 * asks for it by name keeps that type.
 *
 * <p>What is written to the disk is a state <em>between</em> two operations: the file holds many
 * maps (documents, indexes, tokens) and would otherwise be cut at another moment for each, so that
 * after a crash a token could be there without the documents it stands for.
 */
final class BsonBackend extends H2Backend {

  private final ReadWriteLock operations = new ReentrantReadWriteLock();

  /**
   * @param store that commits only when it is told to
   */
  BsonBackend(MVStore store) {
    super(store);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document answer = handled(message);
    if (isToBeKept(message.getDocument())) {
      betweenOperations(getMvStore()::commit);
    }
    return answer;
  }

  private Document handled(MongoMessage message) {
    operations.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      operations.readLock().unlock();
    }
  }

  /** Somebody who asks for the journal is answered when it is written. */
  private static boolean isToBeKept(Document message) {
    return message.get("writeConcern") instanceof Document concern
        && Boolean.TRUE.equals(concern.get("j"));
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    operations.readLock().lock();
    try {
      return super.handleCommand(channel, database, command, query);
    } finally {
      operations.readLock().unlock();
    }
  }

  @Override
  public QueryResult handleQuery(MongoQuery query) {
    operations.readLock().lock();
    try {
      return super.handleQuery(query);
    } finally {
      operations.readLock().unlock();
    }
  }

  /** Nothing is being done while this runs. */
  void betweenOperations(Runnable work) {
    operations.writeLock().lock();
    try {
      work.run();
    } finally {
      operations.writeLock().unlock();
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String databaseName) {
    return new BsonDatabase(databaseName, getMvStore(), getCursorRegistry());
  }

  private static final class BsonDatabase extends H2Database {

    private final MVStore store;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
      this.store = store; // before super, which opens what there is
      super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      store.openMap(
          getFullCollectionNamespace(collection) + "._index_" + index,
          new MVMap.Builder<KeyValue, Object>().keyType(BsonType.KEYS));
      return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
        String collection, CollectionOptions options) {
      String name = getFullCollectionNamespace(collection);
      MVMap<Object, Document> documents =
          store.openMap(
              "databases." + name,
              new MVMap.Builder<Object, Document>().valueType(BsonType.DOCUMENTS));
      return new BsonCollection(
          this, collection, options, documents, store.openMap("meta." + name), cursorRegistry);
    }
  }
}
