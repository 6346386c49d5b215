package io.tradefold.server.processes;

import io.tradefold.server.TestAxonServer;
import io.tradefold.server.TestPostgres;
import java.util.Map;

/** The log that the processes of a {@link Fleet} share. */
public enum FleetLog {
  POSTGRESQL {
    @Override
    Map<String, String> empty() {
      return Map.of(
          "tradefold.event-log", "postgresql", "spring.datasource.url", TestPostgres.newDatabase());
    }
  },
  AXON_SERVER {
    @Override
    Map<String, String> empty() {
      TestAxonServer.empty();
      return TestAxonServer.settings();
    }
  };

  /** The one that {@code tradefold.fleet.log} names; PostgreSQL where it names none. */
  public static FleetLog named() {
    return valueOf(System.getProperty("tradefold.fleet.log", POSTGRESQL.name()));
  }

  /** What servers have to be told to share one that holds nothing yet. */
  abstract Map<String, String> empty();
}
