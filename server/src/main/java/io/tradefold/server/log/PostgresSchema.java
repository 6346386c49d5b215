package io.tradefold.server.log;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of a log in PostgreSQL, and what has to be true of the server that keeps them. */
final class PostgresSchema {

  private PostgresSchema() {}

  /**
   * Makes the tables there are not. Processes that start together do so one after the other: to
   * PostgreSQL two who create the same table are in conflict, even if each asks first.
   *
   * @throws IllegalStateException when the server acknowledges what it has not written
   */
  static void prepare(DataSource source) {
    JdbcTemplate jdbc = new JdbcTemplate(source);
    refuseLateWriting(jdbc);
    ResourceDatabasePopulator tables =
        new ResourceDatabasePopulator(new ClassPathResource("event-log/postgresql.sql"));
    new TransactionTemplate(new JdbcTransactionManager(source))
        .executeWithoutResult(
            _ ->
                jdbc.execute(
                    (ConnectionCallback<Boolean>)
                        connection -> {
                          AdvisoryOrder.take(connection);
                          tables.populate(connection);
                          return true;
                        }));
  }

  private static void refuseLateWriting(JdbcTemplate jdbc) {
    for (String setting : List.of("fsync", "synchronous_commit")) {
      if ("off".equals(jdbc.queryForObject("SHOW " + setting, String.class))) {
        throw new IllegalStateException(
            "The PostgreSQL of the event log has "
                + setting
                + " = off: it would lose commands that have been acknowledged. Switch it on.");
      }
    }
  }
}
