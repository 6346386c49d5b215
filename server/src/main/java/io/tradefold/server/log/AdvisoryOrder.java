package io.tradefold.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Turns among all processes that append to one PostgreSQL: an advisory lock of the transaction,
 * taken just before the insert. PostgreSQL gives it back after it has made the commit visible, and
 * makes it visible after it has written it. So the next position is given out when all before it
 * can be read, and what can be read stays.
 */
final class AdvisoryOrder implements AppendOrder {

  /** The bytes of "tradfold"; whoever else uses advisory locks in this database keeps clear. */
  private static final long LOCK = 0x74726164666f6c64L;

  private final JdbcTemplate jdbc;

  AdvisoryOrder(DataSource source) {
    this.jdbc = new JdbcTemplate(source);
  }

  @Override
  public void await(Connection connection) throws SQLException {
    take(connection);
  }

  /** Waits until it is the turn of the connection's transaction, which keeps it to its end. */
  static void take(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
  }

  @Override
  public void appended(Connection connection) {
    // Whoever wants to know the head asks the database: others append too.
  }

  @Override
  public long head() {
    Long last = jdbc.queryForObject("SELECT MAX(position) FROM event", Long.class);
    return last == null ? 0 : last;
  }

  @Override
  public long readable() {
    return Long.MAX_VALUE;
  }
}
