package io.tradefold.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of all commands that left events, as often as they stand in the log. Read from a copy of
 * the file as a killed server has left it: mending it is the next server's task.
 */
final class LoggedKeys {

  private static final String FILE = "events.mv.db";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LoggedKeys() {}

  /**
   * @param data the folder of a server that does not run
   */
  static List<String> in(Path data) {
    try {
      Path copy = Files.createTempDirectory(data.getParent(), "log-copy");
      Files.copy(data.resolve("log").resolve(FILE), copy.resolve(FILE));
      return read(copy.resolve("events"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError("The log can't be read", e);
    }
  }

  /**
   * @param url of a log in PostgreSQL, user and password included
   */
  static List<String> at(String url) {
    try {
      return read(DriverManager.getConnection(url));
    } catch (SQLException e) {
      throw new AssertionError("The log can't be read", e);
    }
  }

  private static List<String> read(Path database) throws SQLException {
    return read(DriverManager.getConnection("jdbc:h2:file:" + database, "tradefold", ""));
  }

  private static List<String> read(Connection log) throws SQLException {
    List<String> keys = new ArrayList<>();
    try (Connection connection = log;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT metadata FROM event ORDER BY position")) {
      while (rows.next()) {
        JsonNode metadata =
            JSON.readTree(new String(rows.getBytes("metadata"), StandardCharsets.UTF_8));
        JsonNode key = metadata.get("idempotencyKey");
        if (key != null) {
          keys.add(key.asString());
        }
      }
    }
    return keys;
  }
}
