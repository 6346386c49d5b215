package io.tradefold.server.stores;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/**
 * A MongoDB inside the process, over its real wire protocol, on a port of its own of the loopback
 * interface. It writes once a second, all collections together: a crash may take the last second of
 * views <em>and</em> tokens, and the projections fold it again. What is written with the journal
 * ({@code j: true}) is in the file when it is answered, and so is everything before it.
 *
 * <p>It runs from the creation of this bean to its end; who uses it depends on the bean, so it is
 * there before them and goes after them.
 */
public class EmbeddedMongo implements MongoConnectionDetails, DisposableBean {

  static final String FILE = "views.bson.mv";

  private static final int CACHE_MEGABYTES = 24;

  private final MongoServer server;
  private final ViewsHousekeeping housekeeping;
  private final ConnectionString address;

  /** On any port that is free. */
  public EmbeddedMongo(Path folder, String database) {
    this(folder, database, LoopbackPort.ANY);
  }

  /**
   * @param database the name of the database in the connection string
   * @param port 0 for any that is free
   * @throws java.io.UncheckedIOException when the port is taken
   */
  EmbeddedMongo(Path folder, String database, int port) {
    int free = port == LoopbackPort.ANY ? port : LoopbackPort.free(port);
    MVStore store =
        new MVStore.Builder()
            .fileName(folder.resolve(FILE).toString())
            .cacheSize(CACHE_MEGABYTES)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    BsonBackend backend = new BsonBackend(store);
    this.housekeeping = new ViewsHousekeeping(backend);
    this.server = new MongoServer(backend);
    server.bind("127.0.0.1", free);
    InetSocketAddress bound = server.getLocalAddress();
    this.address = new ConnectionString("mongodb://127.0.0.1:" + bound.getPort() + "/" + database);
  }

  @Override
  public ConnectionString getConnectionString() {
    return address;
  }

  @Override
  public void destroy() {
    housekeeping.close();
    server.shutdown();
  }
}
