package io.tradefold.stores;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A database of its own on a real MongoDB: the server named by {@value #VARIABLE}, or else a
 * replica set of one in a container. Tests that need it say so with {@link NeedsRealMongo}, and are
 * skipped where there is neither.
 */
public final class RealMongo implements TestMongo {

  static final String VARIABLE = "TRADEFOLD_TEST_MONGODB_URI";

  /** The one of {@code docker/compose.spread.yaml}. */
  public static final String IMAGE = "mongo:8.0.20";

  private final String database = "tradefold-test-" + UUID.randomUUID();
  private final MongoClient client = MongoClients.create(server());

  /** One for all tests of this JVM; the library ends it with them. */
  private static final class Container {

    @SuppressWarnings("resource")
    private static final MongoDBContainer STARTED = new MongoDBContainer(IMAGE).withReplicaSet();

    static String uri() {
      STARTED.start();
      return STARTED.getConnectionString();
    }
  }

  /** Whether tests that can do with the embedded one run on a real one. */
  public static boolean isThere() {
    return named() != null || DockerClientFactory.instance().isDockerAvailable();
  }

  static @Nullable String named() {
    String uri = System.getenv(VARIABLE);
    return uri == null || uri.isBlank() ? null : uri;
  }

  private static String server() {
    String named = named();
    return named == null ? Container.uri() : named;
  }

  /** The address with the name of this database; what else was said of the server stands. */
  @Override
  public String uri() {
    String server = server();
    String named = new ConnectionString(server).getDatabase();
    int options = server.indexOf('?');
    String base = options < 0 ? server : server.substring(0, options);
    String more = options < 0 ? "" : server.substring(options);
    if (named != null) {
      base = base.substring(0, base.lastIndexOf('/'));
    } else if (base.endsWith("/")) {
      base = base.substring(0, base.length() - 1);
    }
    return base + "/" + database + more;
  }

  @Override
  public MongoTemplate template() {
    return new MongoTemplate(client, database);
  }

  @Override
  public void close() {
    client.getDatabase(database).drop();
    client.close();
  }
}
