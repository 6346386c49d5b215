package io.tradefold.server.log;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a log in SQL. Reading takes a short transaction a page, however slow the reader. */
public final class LogRows implements RowPages {

  private static final String COLUMNS =
      "position, event_id, aggregate_id, sequence, aggregate_type, recorded_at, community_id,"
          + " name, revision, payload, payload_rest, metadata";

  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + " FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?";

  private static final String INSERT =
      "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;

  public LogRows(DataSource source) {
    this.jdbc = new JdbcTemplate(source);
  }

  /** The position of the last row; 0 when there is none. */
  public long last() {
    Long last = jdbc.queryForObject("SELECT COALESCE(MAX(position), 0) FROM event", Long.class);
    return last == null ? 0 : last;
  }

  @Override
  public List<LogRow> rows(long after, long upTo, int limit) {
    return jdbc.query(PAGE, (row, number) -> read(row), after, upTo, limit);
  }

  /** In one batch of the transaction there is. */
  void insert(List<LogRow> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(INSERT, rows, rows.size(), LogRows::bind);
    }
  }

  private static LogRow read(ResultSet row) throws SQLException {
    return new LogRow(
        row.getLong("position"),
        row.getString("event_id"),
        row.getString("aggregate_id"),
        row.getLong("sequence"),
        row.getString("aggregate_type"),
        row.getString("recorded_at"),
        row.getString("community_id"),
        row.getString("name"),
        row.getString("revision"),
        PackedJson.text(PackedPayload.read(row)),
        PackedJson.text(row.getBytes("metadata")));
  }

  private static void bind(PreparedStatement statement, LogRow row) throws SQLException {
    PackedPayload payload = PackedPayload.of(row.payload().getBytes(StandardCharsets.UTF_8));
    statement.setLong(1, row.position());
    statement.setString(2, row.eventId());
    statement.setString(3, row.aggregateId());
    statement.setLong(4, row.sequence());
    statement.setString(5, row.aggregateType());
    statement.setString(6, row.recordedAt());
    statement.setString(7, row.communityId());
    statement.setString(8, row.name());
    statement.setString(9, row.revision());
    statement.setBytes(10, payload.head());
    statement.setBytes(11, payload.rest());
    statement.setBytes(12, row.metadata().getBytes(StandardCharsets.UTF_8));
  }
}
