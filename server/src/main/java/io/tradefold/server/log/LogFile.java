package io.tradefold.server.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The embedded log opened by itself, without the server around it. Whoever opens it holds the data
 * folder; H2 lets nobody else in besides.
 */
public final class LogFile implements AutoCloseable {

  private final SingleConnectionDataSource source;
  private final LogRows rows;
  private final TransactionTemplate transaction;
  private boolean appended;

  private LogFile(Path folder) {
    this.source = new SingleConnectionDataSource(EmbeddedLog.url(folder), true);
    source.setUsername(EmbeddedLog.USER);
    source.setPassword("");
    EmbeddedLog.createTables(source);
    this.rows = new LogRows(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** Whether there is a log in the folder, be it without events. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(EmbeddedLog.NAME + ".mv.db"));
  }

  /** Opens the log in the folder, or makes an empty one. */
  public static LogFile open(Path folder) {
    return new LogFile(folder);
  }

  public LogRows rows() {
    return rows;
  }

  /** Appends rows with the positions they have, all or none; ascending from call to call. */
  public void append(List<LogRow> more) {
    transaction.executeWithoutResult(_ -> rows.insert(more));
    appended |= !more.isEmpty();
  }

  /** Writes everything and gives the file back. */
  @Override
  public void close() {
    JdbcTemplate jdbc = new JdbcTemplate(source);
    if (appended) {
      // The database counts on by itself, and has not seen the positions that came with their rows.
      jdbc.execute("ALTER TABLE event ALTER COLUMN position RESTART WITH " + (rows.last() + 1));
    }
    jdbc.execute("SHUTDOWN");
    source.destroy();
  }
}
