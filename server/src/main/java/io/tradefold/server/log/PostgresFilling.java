package io.tradefold.server.log;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * An empty log in PostgreSQL that is given the events of another: all of them or, when it is closed
 * before it is {@link #finish finished}, none. Nobody appends meanwhile.
 */
public final class PostgresFilling implements AutoCloseable {

  private final EventLogSource source;
  private final JdbcTemplate jdbc;
  private final LogRows rows;
  private final JdbcTransactionManager transactions;
  private final TransactionStatus all;

  /** There are events in it already. */
  public static final class NotEmpty extends RuntimeException {

    private NotEmpty() {
      super("the log in PostgreSQL has events already");
    }
  }

  /**
   * @param environment says where it is, as it does to a server
   * @throws NotEmpty when it has events
   */
  public PostgresFilling(Environment environment) {
    DataSourceProperties properties =
        Binder.get(environment).bindOrCreate("spring.datasource", DataSourceProperties.class);
    this.source = new PostgresLog().eventLog(properties, environment);
    this.jdbc = new JdbcTemplate(source);
    this.rows = new LogRows(source);
    this.transactions = new JdbcTransactionManager(source);
    this.all = transactions.getTransaction(new DefaultTransactionDefinition());
    boolean empty = false;
    try {
      jdbc.execute(
          (ConnectionCallback<Boolean>)
              connection -> {
                AdvisoryOrder.take(connection);
                return true;
              });
      empty = rows.last() == 0;
    } finally {
      if (!empty) {
        close();
      }
    }
    if (!empty) {
      throw new NotEmpty();
    }
  }

  /** Events with the positions they have, ascending from call to call. */
  public void append(List<LogRow> more) {
    rows.insert(more);
  }

  /** It is the log from now on. */
  public void finish() {
    // The database counts on by itself, and has not seen the positions that came with their rows.
    jdbc.execute("ALTER TABLE event ALTER COLUMN position RESTART WITH " + (rows.last() + 1));
    transactions.commit(all);
  }

  @Override
  public void close() {
    if (!all.isCompleted()) {
      transactions.rollback(all);
    }
    source.close();
  }
}
