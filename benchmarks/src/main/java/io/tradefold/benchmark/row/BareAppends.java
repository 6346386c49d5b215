package io.tradefold.benchmark.row;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Rows that a server has appended, appended again to an empty log of the same kind with nothing
 * around it: the same database with the same settings, table and indexes, a connection for each
 * thread, a commit for each row.
 */
final class BareAppends implements AutoCloseable {

  private static final String COLUMNS =
      "event_id, aggregate_type, recorded_at, community_id, name, revision, payload, metadata";
  private static final int ROWS = 20_000;

  private final List<Object[]> rows;
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;
  private final AtomicLong sequence = new AtomicLong();

  /**
   * @param log of a server that has ended: the folder {@code log} of its data
   * @param into an empty folder
   */
  BareAppends(Path log, Path into, int callers) throws SQLException {
    try (Connection source = connect(log)) {
      rows = read(source);
    }
    threads = Executors.newFixedThreadPool(callers);
    for (int i = 0; i < callers; i++) {
      connections.add(connect(into));
    }
    ScriptUtils.executeSqlScript(connections.getFirst(), new ClassPathResource("event-log/h2.sql"));
  }

  /** As EmbeddedLog does. */
  private static Connection connect(Path folder) throws SQLException {
    String file = folder.toAbsolutePath().resolve("events").toString();
    return DriverManager.getConnection(
        "jdbc:h2:file:" + file + ";WRITE_DELAY=0;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE",
        "tradefold",
        "");
  }

  private static List<Object[]> read(Connection source) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (PreparedStatement statement =
            source.prepareStatement(
                "SELECT "
                    + COLUMNS
                    + " FROM event WHERE name IN ('trading.trade-opened',"
                    + " 'trading.trade-closed') ORDER BY position DESC LIMIT "
                    + ROWS);
        ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Appends for so long; how many a second became durable. */
  double perSecond(Duration duration) {
    long begun = System.nanoTime();
    long until = begun + duration.toNanos();
    List<CompletableFuture<Integer>> running = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      int caller = i;
      running.add(CompletableFuture.supplyAsync(() -> append(caller, until), threads));
    }
    int appended = running.stream().mapToInt(CompletableFuture::join).sum();
    return appended / ((System.nanoTime() - begun) / 1e9);
  }

  private int append(int caller, long until) {
    try (PreparedStatement insert =
        connections
            .get(caller)
            .prepareStatement(
                "INSERT INTO event ("
                    + COLUMNS
                    + ", aggregate_id, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      int appended = 0;
      while (System.nanoTime() < until) {
        long number = sequence.getAndIncrement();
        Object[] row = rows.get((int) (number % rows.size()));
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.setString(row.length + 1, "account-of-caller-" + caller);
        insert.setLong(row.length + 2, number);
        insert.executeUpdate();
        appended++;
      }
      return appended;
    } catch (SQLException e) {
      throw new IllegalStateException("The bare append failed", e);
    }
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
