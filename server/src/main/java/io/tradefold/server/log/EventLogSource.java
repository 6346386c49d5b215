package io.tradefold.server.log;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The connections to the log. A transaction begins before its aggregate's turn is waited for; it
 * takes a connection with its first statement only, so that a queue before one account leaves the
 * others theirs.
 */
final class EventLogSource extends LazyConnectionDataSourceProxy implements AutoCloseable {

  private final HikariDataSource pool;

  EventLogSource(HikariDataSource pool) {
    super(pool);
    this.pool = pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
