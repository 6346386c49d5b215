package io.tradefold.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL: the one that the environment variable {@code TRADEFOLD_TEST_POSTGRES_URL}
 * names as a JDBC URL with a user who may create databases, or else one that this JVM starts for
 * itself.
 */
public final class TestPostgres {

  private static final @Nullable String NAMED = named();

  private TestPostgres() {}

  private static @Nullable String named() {
    String url = System.getenv("TRADEFOLD_TEST_POSTGRES_URL");
    return url == null || url.isBlank() ? null : url;
  }

  /** The JDBC URL, user and password included, of a new and empty database. */
  public static String newDatabase() {
    String name = "tradefold_" + UUID.randomUUID().toString().replace("-", "");
    String server = NAMED == null ? Started.SERVER.getJdbcUrl("postgres", "postgres") : NAMED;
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("The PostgreSQL for tests can't be used: " + server, e);
    }
    return server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
  }

  /** Once a JVM, which ends it. It writes before it acknowledges, as one for real has to. */
  private static final class Started {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("No PostgreSQL could be started", e);
      }
    }
  }
}
