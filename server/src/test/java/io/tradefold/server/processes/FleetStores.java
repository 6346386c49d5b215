package io.tradefold.server.processes;

import io.tradefold.stores.RealMongo;
import io.tradefold.stores.RealRedis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/**
 * A MongoDB and a Redis that several processes share: real ones where they are, the embedded ones
 * as a process of their own where not. A Redis is real only in a container: one that somebody has
 * named may hold views of other tests, of the same names.
 */
final class FleetStores implements AutoCloseable {

  private final StoresProcess embedded;
  private final @Nullable RealMongo mongo;
  private final Map<String, String> settings;

  FleetStores(Path folder) {
    embedded = new StoresProcess(folder);
    settings = new HashMap<>(embedded.settings());
    mongo = RealMongo.isThere() ? new RealMongo() : null;
    if (mongo != null) {
      settings.put("spring.mongodb.uri", mongo.uri());
    }
    if (DockerClientFactory.instance().isDockerAvailable()) {
      settings.put("spring.data.redis.url", RealRedis.ofItsOwn());
    }
  }

  /** What servers have to be told. */
  Map<String, String> settings() {
    return settings;
  }

  @Override
  public void close() {
    if (mongo != null) {
      mongo.close();
    }
    embedded.close();
  }
}
