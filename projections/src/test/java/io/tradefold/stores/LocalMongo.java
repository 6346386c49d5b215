package io.tradefold.stores;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * A MongoDB for one test, in this process but over a socket, so that the real driver is in between.
 */
public final class LocalMongo implements TestMongo {

  private final MongoServer server = new MongoServer(H2Backend.inMemory());
  private final String uri =
      server.bindAndGetConnectionString()
          + "/tradefold?retryWrites=false&serverSelectionTimeoutMS=2000";
  private final MongoClient client = MongoClients.create(uri);

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public MongoTemplate template() {
    return new MongoTemplate(client, "tradefold");
  }

  /** Nobody answers any more. */
  public void stop() {
    server.shutdownNow();
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
